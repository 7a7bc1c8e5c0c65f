package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.sandbox.art.RenderedFile;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A job the sandbox has taken on. What will become of it is known from the start; what it is depends on when one asks.
 *
 * @param input the request, as it came
 * @param ends {@link Instant#MAX} if never
 * @param outputs what it will have made
 */
record SandboxJob(
        String id,
        Model model,
        JsonNode input,
        Usd price,
        Set<TriggerWord> words,
        Instant created,
        Instant ends,
        List<RenderedFile> outputs) {

    static final Duration RETENTION = Duration.ofDays(7);

    enum Phase {
        PROCESSING,
        COMPLETED,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    SandboxJob {
        words = Set.copyOf(words);
        outputs = List.copyOf(outputs);
    }

    Phase status(Instant now) {
        if (now.isBefore(ends)) {
            return Phase.PROCESSING;
        }
        return words.contains(TriggerWord.FAIL) ? Phase.FAILED : Phase.COMPLETED;
    }

    /** Whether it was begun on a request that is not to be answered, because its words say so; then the request is dealt with. */
    boolean isCutOff(RoutingContext context) {
        if (words.contains(TriggerWord.CUT)) {
            context.request().connection().close();
        } else if (words.contains(TriggerWord.GARBAGE)) {
            SandboxResponse.garbage().send(context.response());
        }
        return words.contains(TriggerWord.CUT) || words.contains(TriggerWord.GARBAGE);
    }

    /** What can be fetched by now. */
    List<RenderedFile> outputs(Instant now) {
        return status(now) == Phase.COMPLETED && !words.contains(TriggerWord.EMPTY) ? outputs : List.of();
    }

    Optional<RenderedFile> output(int number, Instant now) {
        List<RenderedFile> ready = outputs(now);
        return number < ready.size() ? Optional.of(ready.get(number)) : Optional.empty();
    }

    Usd cost(Instant now) {
        return status(now) == Phase.FAILED ? Usd.ZERO : price;
    }

    Instant expires() {
        return created.plus(RETENTION);
    }
}

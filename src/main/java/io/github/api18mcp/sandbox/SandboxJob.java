package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.sandbox.art.RenderedFile;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job of the sandbox. Its end is decided when it starts; its state depends only on the current time.
 *
 * @param input the whole request body
 * @param triggerWords the words of the prompt that make something fail
 * @param endsAt {@link Instant#MAX} if the job never ends
 * @param outputs the files that a completed job provides
 */
record SandboxJob(
        String id,
        Model model,
        JsonNode input,
        Usd price,
        Set<TriggerWord> triggerWords,
        Instant createdAt,
        Instant endsAt,
        List<RenderedFile> outputs) {

    static final Duration RETENTION = Duration.ofDays(7);

    enum Status {
        PROCESSING,
        COMPLETED,
        FAILED
    }

    SandboxJob {
        triggerWords = Set.copyOf(triggerWords);
        outputs = List.copyOf(outputs);
    }

    boolean has(TriggerWord word) {
        return triggerWords.contains(word);
    }

    Status status(Instant now) {
        if (now.isBefore(endsAt)) {
            return Status.PROCESSING;
        }
        return has(TriggerWord.FAIL) ? Status.FAILED : Status.COMPLETED;
    }

    /** Answers the request that started the job, unless a trigger word breaks the connection or the response. */
    void reply(RoutingContext context, Runnable reply) {
        if (has(TriggerWord.CUT)) {
            context.request().connection().close();
        } else if (has(TriggerWord.GARBAGE)) {
            SandboxResponse.garbage().send(context.response());
        } else {
            reply.run();
        }
    }

    /** The files that can be downloaded now. */
    List<RenderedFile> outputs(Instant now) {
        return status(now) == Status.COMPLETED && !has(TriggerWord.EMPTY) ? outputs : List.of();
    }

    Optional<RenderedFile> output(int number, Instant now) {
        List<RenderedFile> available = outputs(now);
        return number < available.size() ? Optional.of(available.get(number)) : Optional.empty();
    }

    Usd cost(Instant now) {
        return status(now) == Status.FAILED ? Usd.ZERO : price;
    }

    Instant expiresAt() {
        return createdAt.plus(RETENTION);
    }
}

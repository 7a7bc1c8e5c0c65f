package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.Refusals;
import io.github.api18mcp.job.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;

/** Reads the key by which a client knows its call again, of the tools that spend. */
final class IdempotencyKeys {

    private IdempotencyKeys() {}

    /** Goes on with the key, or without one, or refuses what is none: it was meant to protect somebody. */
    static Uni<Outcome> call(
            ToolCall call, String tool, Optional<String> model, Function<Optional<IdempotencyKey>, Uni<Outcome>> good) {
        if (call.key().isEmpty()) {
            return good.apply(Optional.empty());
        }
        return key(tool, call.key().get())
                .map(key -> good.apply(Optional.of(key)))
                .orElseGet(() ->
                        Uni.createFrom().item(new Rejected(model, call.owner().mode(), Refusals.key())));
    }

    private static Optional<IdempotencyKey> key(String tool, JsonNode given) {
        try {
            return Optional.ofNullable(given.textValue()).map(value -> new IdempotencyKey(tool, value));
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }
}

package io.github.api18mcp.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.input.FileAccess;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Repetition;
import java.util.Optional;

/**
 * A request to generate, not checked yet.
 *
 * @param key the client's idempotency key
 * @param files which files of this machine the caller may name
 */
public record GenerationRequest(
        Owner owner,
        Model model,
        JsonNode arguments,
        Optional<IdempotencyKey> key,
        Repetition repetition,
        FileAccess files) {

    public GenerationRequest(Owner owner, Model model, JsonNode arguments) {
        this(owner, model, arguments, Optional.empty(), Repetition.ASK, FileAccess.NONE);
    }
}

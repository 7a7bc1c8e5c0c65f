package io.github.api18mcp.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Owner;
import java.util.Optional;

/**
 * A wish, not yet checked.
 *
 * @param key by which the caller knows the call again
 */
public record GenerationRequest(Owner owner, Model model, JsonNode arguments, Optional<IdempotencyKey> key) {

    public GenerationRequest(Owner owner, Model model, JsonNode arguments) {
        this(owner, model, arguments, Optional.empty());
    }
}

package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.GenerationRequest;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Owner;
import java.util.Optional;

/** A model and arguments for it, which nobody has checked. */
record ModelCall(Model model, JsonNode arguments) {

    GenerationRequest by(Owner owner) {
        return by(owner, Optional.empty());
    }

    GenerationRequest by(Owner owner, Optional<IdempotencyKey> key) {
        return new GenerationRequest(owner, model, arguments, key);
    }
}

package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Request;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Owner;
import java.util.Optional;

/** A model and arguments for it, which nobody has checked. */
record Wish(Model model, JsonNode arguments) {

    Request by(Owner owner) {
        return by(owner, Optional.empty());
    }

    Request by(Owner owner, Optional<IdempotencyKey> key) {
        return new Request(owner, model, arguments, key);
    }
}

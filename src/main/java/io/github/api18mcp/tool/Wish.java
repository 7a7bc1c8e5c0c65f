package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Request;
import io.github.api18mcp.job.Owner;

/** A model and arguments for it, which nobody has checked. */
record Wish(Model model, JsonNode arguments) {

    Request by(Owner owner) {
        return new Request(owner, model, arguments);
    }
}

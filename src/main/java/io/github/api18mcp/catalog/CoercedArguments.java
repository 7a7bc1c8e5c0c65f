package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The arguments of a call as they were meant, not checked yet.
 *
 * @param coercions the arguments that were changed; empty if the call was exact
 */
public record CoercedArguments(JsonNode json, List<Coercion> coercions) {

    public CoercedArguments {
        coercions = List.copyOf(coercions);
    }
}

package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.generation.Attendant;
import io.github.api18mcp.job.Owner;
import java.util.Optional;

/**
 * One call of a tool.
 *
 * @param key the client's own name of the call, as it was given
 */
public record ToolCall(Owner owner, JsonNode arguments, Optional<JsonNode> key, Attendant attendant) {

    public ToolCall(Owner owner, JsonNode arguments, Attendant attendant) {
        this(owner, arguments, Optional.empty(), attendant);
    }
}

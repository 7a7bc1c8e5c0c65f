package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.generation.Attendant;
import io.github.api18mcp.job.Owner;

/** One call of a tool. */
public record ToolCall(Owner owner, JsonNode arguments, Attendant attendant) {}

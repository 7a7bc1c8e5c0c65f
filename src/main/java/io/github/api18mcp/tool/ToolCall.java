package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.input.FileAccess;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Repetition;
import java.util.Optional;

/**
 * One call of a tool.
 *
 * @param key the client's idempotency key, as it came
 * @param files which files of this machine the caller may name
 */
public record ToolCall(
        Owner owner,
        JsonNode arguments,
        Optional<JsonNode> key,
        Repetition repetition,
        FileAccess files,
        CallListener listener) {

    public ToolCall(Owner owner, JsonNode arguments, CallListener listener) {
        this(owner, arguments, Optional.empty(), Repetition.ASK, FileAccess.NONE, listener);
    }

    ToolCall with(JsonNode otherArguments) {
        return new ToolCall(owner, otherArguments, key, repetition, files, listener);
    }
}

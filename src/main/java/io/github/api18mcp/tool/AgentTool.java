package io.github.api18mcp.tool;

import io.github.api18mcp.tool.answer.CallerGoneException;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;

/** Something an agent can call, however the call arrives: by MCP or from the command line. */
public interface AgentTool {

    ToolDefinition definition();

    /** Every outcome is an answer; a failed {@link Uni} is {@link CallerGoneException} or a defect of ours. */
    Uni<ToolAnswer> call(ToolCall call);
}

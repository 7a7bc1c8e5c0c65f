package io.github.api18mcp.tool;

import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;

/** A tool that agents call over MCP, and people on the command line. */
public interface AgentTool {

    ToolDefinition definition();

    /**
     * Every outcome is an answer. A failed {@link Uni} is a {@link io.github.api18mcp.tool.answer.CallerGoneException} or a
     * defect of this server.
     */
    Uni<ToolAnswer> call(ToolCall call);
}

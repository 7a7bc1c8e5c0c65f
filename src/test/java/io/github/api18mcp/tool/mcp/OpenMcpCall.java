package io.github.api18mcp.tool.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.tool.AgentTool;
import io.github.api18mcp.tool.ToolCall;
import io.github.api18mcp.tool.ToolDefinition;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkiverse.mcp.server.ToolManager;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** A tool whose behaviour a test defines, with the listener of its caller. */
@Singleton
public class OpenMcpCall {

    public static final String NAME = "attended";

    private final McpTools tools;
    private final ToolManager manager;
    private final ObjectMapper mapper;

    OpenMcpCall(McpTools tools, ToolManager manager, ObjectMapper mapper) {
        this.tools = tools;
        this.manager = manager;
        this.mapper = mapper;
    }

    /** @param work its item, as text, is the answer */
    public void by(Function<CallListener, Uni<?>> work) {
        by(NAME, work);
    }

    /** The same under another name. */
    public void by(String name, Function<CallListener, Uni<?>> work) {
        tools.register(new Tool(name, work));
    }

    /** Removes the tool, for other tests of the same application. */
    public void remove() {
        manager.removeTool(NAME);
    }

    private final class Tool implements AgentTool {

        private final String name;
        private final Function<CallListener, Uni<?>> work;

        private Tool(String name, Function<CallListener, Uni<?>> work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public ToolDefinition definition() {
            return new ToolDefinition(
                    name,
                    name,
                    name,
                    ToolEffect.SPENDS,
                    List.of(),
                    mapper.createObjectNode().put("type", "object"),
                    mapper.createObjectNode().put("type", "object"));
        }

        @Override
        public Uni<ToolAnswer> call(ToolCall call) {
            return work.apply(call.listener())
                    .map(item -> ToolAnswer.success(mapper.createObjectNode(), String.valueOf(item)));
        }
    }
}

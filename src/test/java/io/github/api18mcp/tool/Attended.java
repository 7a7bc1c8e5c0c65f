package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.api18mcp.generation.Attendant;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.quarkiverse.mcp.server.ToolManager;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** A tool of a test's own, which does something with whoever waits for it. */
@Singleton
public class Attended {

    public static final String NAME = "attended";

    private final McpTools tools;
    private final ToolManager manager;
    private final ObjectMapper mapper;

    Attended(McpTools tools, ToolManager manager, ObjectMapper mapper) {
        this.tools = tools;
        this.manager = manager;
        this.mapper = mapper;
    }

    /** @param work its item, in words, is the answer's text */
    public void by(Function<Attendant, Uni<?>> work) {
        tools.register(new Tool(work));
    }

    /** For the other tests of the same application. */
    public void remove() {
        manager.removeTool(NAME);
    }

    private final class Tool implements AgentTool {

        private final Function<Attendant, Uni<?>> work;

        private Tool(Function<Attendant, Uni<?>> work) {
            this.work = work;
        }

        @Override
        public ToolDefinition definition() {
            return new ToolDefinition(
                    NAME,
                    NAME,
                    NAME,
                    Effect.SPENDS,
                    List.of(),
                    mapper.createObjectNode().put("type", "object"),
                    mapper.createObjectNode().put("type", "object"));
        }

        @Override
        public Uni<ToolAnswer> call(ToolCall call) {
            return work.apply(call.attendant())
                    .map(item -> ToolAnswer.fine(mapper.createObjectNode(), String.valueOf(item)));
        }
    }
}

package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.tool.AgentTool;
import io.github.api18mcp.tool.ToolRegistry;
import io.quarkiverse.mcp.server.FilterContext;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.ToolFilter;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** Hides the tools of the card from clients that do not show it. They would offer these tools to their model. */
@Singleton
public class CardToolFilter implements ToolFilter {

    private final Set<String> cardTools;

    CardToolFilter(ToolRegistry registry) {
        this.cardTools = registry.cardTools().stream()
                .map(AgentTool::definition)
                .map(definition -> definition.name())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean test(ToolInfo tool, FilterContext context) {
        return isVisible(tool.name(), context.connection().initialRequest());
    }

    /** @param client null before it has introduced itself */
    public boolean isVisible(String tool, InitialRequest client) {
        return !cardTools.contains(tool) || CardMetadata.isSupportedBy(client);
    }
}

package io.github.api18mcp.transport;

import io.github.api18mcp.tool.mcp.OpenMcpCalls;
import io.github.api18mcp.transport.early.Opening;
import io.quarkiverse.mcp.server.InitialCheck;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.InitialResponseInfo;
import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.runtime.CancellationRequests;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpMessageHandler;
import io.quarkiverse.mcp.server.runtime.McpMetadata;
import io.quarkiverse.mcp.server.runtime.McpRequestValidator;
import io.quarkiverse.mcp.server.runtime.NotificationManagerImpl;
import io.quarkiverse.mcp.server.runtime.PromptCompletionManagerImpl;
import io.quarkiverse.mcp.server.runtime.PromptManagerImpl;
import io.quarkiverse.mcp.server.runtime.ResourceManagerImpl;
import io.quarkiverse.mcp.server.runtime.ResourceTemplateCompletionManagerImpl;
import io.quarkiverse.mcp.server.runtime.ResourceTemplateManagerImpl;
import io.quarkiverse.mcp.server.runtime.ServerRequests;
import io.quarkiverse.mcp.server.runtime.ToolManagerImpl;
import io.quarkiverse.mcp.server.runtime.config.McpServersRuntimeConfig;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.util.List;

/**
 * Handles stdio messages with the internal classes of the extension, as do {@link StdioConnection} and {@link StdioRequest}.
 * {@code StdioIT} fails when these classes change.
 */
@Singleton
class StdioMessageHandler extends McpMessageHandler<StdioRequest> {

    private final OpenMcpCalls openCalls;

    StdioMessageHandler(
            McpServersRuntimeConfig config,
            ConnectionManager connectionManager,
            PromptManagerImpl promptManager,
            ToolManagerImpl toolManager,
            ResourceManagerImpl resourceManager,
            PromptCompletionManagerImpl promptCompletionManager,
            ResourceTemplateManagerImpl resourceTemplateManager,
            ResourceTemplateCompletionManagerImpl resourceTemplateCompletionManager,
            NotificationManagerImpl notificationManager,
            ServerRequests serverRequests,
            McpMetadata metadata,
            Vertx vertx,
            @All List<InitialCheck> initialChecks,
            @All List<InitialResponseInfo> initialResponseInfos,
            McpRequestValidator validator,
            CancellationRequests cancellationRequests,
            OpenMcpCalls openCalls) {
        super(
                config,
                connectionManager,
                promptManager,
                toolManager,
                resourceManager,
                promptCompletionManager,
                resourceTemplateManager,
                resourceTemplateCompletionManager,
                notificationManager,
                serverRequests,
                metadata,
                vertx,
                initialChecks,
                initialResponseInfos,
                null,
                null,
                validator,
                cancellationRequests);
        this.openCalls = openCalls;
    }

    StdioConnection connect(OutputStream out, Opening opening) {
        return new StdioConnection(
                config.servers().get(McpServer.DEFAULT), out, opening, openCalls::closed, openCalls::written);
    }

    /** The extension sends its notifications to all connections that it knows, so it knows only those with a session. */
    @Override
    protected void afterInitialize(StdioRequest request) {
        connectionManager.add(request.connection());
    }

    @Override
    protected Transport transport() {
        return Transport.STDIO;
    }
}

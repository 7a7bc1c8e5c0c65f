package io.github.api18mcp.transport.stateless;

import io.quarkiverse.mcp.server.InitialCheck;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.InitialResponseInfo;
import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.runtime.CancellationRequests;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.ContextSupport;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
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
import io.quarkiverse.mcp.server.runtime.config.McpServerRuntimeConfig;
import io.quarkiverse.mcp.server.runtime.config.McpServersRuntimeConfig;
import io.quarkus.arc.All;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Hands messages to the internal classes of the extension. */
@Singleton
class StatelessMessageHandler extends McpMessageHandler<StatelessCall> {

    private static final JsonObject INITIALIZE = new JsonObject()
            .put("jsonrpc", "2.0")
            .put("id", 0)
            .put("method", "initialize")
            .put(
                    "params",
                    new JsonObject()
                            .put("protocolVersion", SUPPORTED_PROTOCOL_VERSIONS.get(0))
                            .put("capabilities", new JsonObject())
                            .put(
                                    "clientInfo",
                                    new JsonObject().put("name", "discovery").put("version", "1")));

    private final AtomicReference<ServerDescription> description = new AtomicReference<>();

    StatelessMessageHandler(
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
            CancellationRequests cancellationRequests) {
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
    }

    McpServerRuntimeConfig config() {
        return config.servers().get(McpServer.DEFAULT);
    }

    /** What the extension says about this server when a session begins. It does not change while the process lives. */
    Future<ServerDescription> describe() {
        ServerDescription known = description.get();
        if (known != null) {
            return Future.succeededFuture(known);
        }
        AtomicReference<JsonObject> reply = new AtomicReference<>();
        StatelessCall initialize = new StatelessCall(
                INITIALIZE.copy(),
                new SilentConnection(config()),
                message -> {
                    reply.set(new JsonObject(message.toBuffer()));
                    return Future.succeededFuture();
                },
                null);
        return handle(initialize).map(done -> {
            ServerDescription described = new ServerDescription(reply.get().getJsonObject("result"));
            description.set(described);
            return described;
        });
    }

    /** @return whether the extension sends the connection the updates of this resource from now on */
    Future<Boolean> subscribe(String uri, McpConnectionBase connection, ContextSupport context) {
        AtomicReference<JsonObject> reply = new AtomicReference<>(new JsonObject());
        JsonObject subscribe = new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", 0)
                .put("method", "resources/subscribe")
                .put("params", new JsonObject().put("uri", uri));
        return handle(new StatelessCall(
                        subscribe,
                        connection,
                        message -> {
                            reply.set(message);
                            return Future.succeededFuture();
                        },
                        context))
                .map(done -> reply.get().containsKey("result"));
    }

    /** Only used for messages that begin a session, which clients of this revision do not send. */
    @Override
    protected Transport transport() {
        return Transport.STREAMABLE_HTTP;
    }
}

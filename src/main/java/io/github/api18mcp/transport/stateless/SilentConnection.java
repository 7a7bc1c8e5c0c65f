package io.github.api18mcp.transport.stateless;

import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.quarkiverse.mcp.server.runtime.config.McpServerRuntimeConfig;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** A connection without a client. */
final class SilentConnection extends McpConnectionBase {

    SilentConnection(McpServerRuntimeConfig config) {
        super(ConnectionManager.connectionId(), config, McpServer.DEFAULT);
    }

    @Override
    public Future<Void> send(JsonObject message) {
        return Future.succeededFuture();
    }
}

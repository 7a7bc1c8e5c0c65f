package io.github.api18mcp.transport.stateless;

import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.runtime.ContextSupport;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.quarkiverse.mcp.server.runtime.McpRequestImpl;
import io.quarkiverse.mcp.server.runtime.Sender;
import io.vertx.core.json.JsonObject;

/** A request as the extension handles it. */
final class StatelessCall extends McpRequestImpl<McpConnectionBase> {

    StatelessCall(JsonObject message, McpConnectionBase connection, Sender sender, ContextSupport context) {
        super(McpServer.DEFAULT, message, connection, sender, null, context, null);
    }
}

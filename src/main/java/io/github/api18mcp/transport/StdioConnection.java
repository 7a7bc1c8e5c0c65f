package io.github.api18mcp.transport;

import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.quarkiverse.mcp.server.runtime.config.McpServerRuntimeConfig;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The one client of a stdio process. It is there as long as the process is. */
final class StdioConnection extends McpConnectionBase {

    private final OutputStream out;

    StdioConnection(McpServerRuntimeConfig config, OutputStream out) {
        super(ConnectionManager.connectionId(), config, McpServer.DEFAULT);
        this.out = out;
    }

    @Override
    public Future<Void> send(JsonObject message) {
        if (message == null) {
            return Future.succeededFuture();
        }
        messageSent(message);
        byte[] line = (message.encode() + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(line);
                out.flush();
                return Future.succeededFuture();
            } catch (IOException e) {
                return Future.failedFuture(e);
            }
        }
    }

    @Override
    public boolean isIdleTimeoutExpired() {
        return false;
    }
}

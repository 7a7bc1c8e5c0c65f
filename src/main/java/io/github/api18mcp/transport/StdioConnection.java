package io.github.api18mcp.transport;

import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.quarkiverse.mcp.server.runtime.config.McpServerRuntimeConfig;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** The one client of a stdio process. It is there as long as the process is. */
final class StdioConnection extends McpConnectionBase {

    private static final Logger LOG = Logger.getLogger(StdioConnection.class);
    private static final String PROGRESS = "notifications/progress";

    private final LineWriter lines;
    private final Runnable closed;

    /** @param closed run when it is closed because nobody reads any more */
    StdioConnection(McpServerRuntimeConfig config, OutputStream out, Runnable closed) {
        super(ConnectionManager.connectionId(), config, McpServer.DEFAULT);
        this.lines = new LineWriter(out, this::broken);
        this.closed = closed;
    }

    @Override
    public Future<Void> send(JsonObject message) {
        if (message == null) {
            return Future.succeededFuture();
        }
        messageSent(message);
        if (PROGRESS.equals(message.getValue("method"))) {
            lines.writeUnlessCrowded(message.encode());
        } else {
            lines.write(message.encode());
        }
        return Future.succeededFuture();
    }

    /** @return completed once all that was sent so far is written, or can no longer be */
    CompletableFuture<Void> written() {
        return lines.written();
    }

    /** Who cannot be answered has left: nothing more is begun or paid for. */
    private void broken() {
        if (close()) {
            LOG.warn("The client no longer reads; what it asks for now is not begun");
            closed.run();
        }
    }

    @Override
    public boolean isIdleTimeoutExpired() {
        return false;
    }
}

package io.github.api18mcp.transport;

import io.github.api18mcp.transport.early.Opening;
import io.quarkiverse.mcp.server.McpConnection;
import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.quarkiverse.mcp.server.runtime.config.McpServerRuntimeConfig;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** The connection to the only client of a stdio process. It exists as long as the process. */
final class StdioConnection extends McpConnectionBase {

    private static final Logger LOG = Logger.getLogger(StdioConnection.class);
    private static final String PROGRESS = "notifications/progress";

    private final LineWriter lines;
    private final Opening opening;
    private final Runnable onClose;
    private final BiConsumer<McpConnection, Object> onAnswer;

    /**
     * @param opening knows which answers the client already has
     * @param onClose run when the connection is closed because the client no longer reads
     * @param onAnswer told the id of each message that was written and has one
     */
    StdioConnection(
            McpServerRuntimeConfig config,
            OutputStream out,
            Opening opening,
            Runnable onClose,
            BiConsumer<McpConnection, Object> onAnswer) {
        super(ConnectionManager.connectionId(), config, McpServer.DEFAULT);
        this.opening = opening;
        this.onAnswer = onAnswer;
        this.lines = new LineWriter(out, this::handleWriteFailure);
        this.onClose = onClose;
    }

    @Override
    public Future<Void> send(JsonObject message) {
        if (message == null) {
            return Future.succeededFuture();
        }
        messageSent(message);
        if (PROGRESS.equals(message.getValue("method"))) {
            lines.writeUnlessBacklogged(message.encode());
        } else {
            Object id = message.getValue("id");
            opening.check(message)
                    .ifPresentOrElse(
                            unsent -> lines.write(unsent.encode(), () -> written(id)), () -> onAnswer.accept(this, id));
        }
        return Future.succeededFuture();
    }

    private void written(Object id) {
        onAnswer.accept(this, id);
        opening.store();
    }

    /** @return completed once all messages so far are written, or have failed to be */
    CompletableFuture<Void> written() {
        return lines.written();
    }

    /** If an answer cannot be delivered, the client has left: nothing more is started or paid for. */
    private void handleWriteFailure() {
        if (close()) {
            LOG.warn("The client no longer reads; its further requests are not started");
            onClose.run();
        }
    }

    @Override
    public boolean isIdleTimeoutExpired() {
        return false;
    }
}

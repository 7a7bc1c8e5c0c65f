package io.github.api18mcp.tool;

import io.github.api18mcp.generation.Attendant;
import io.github.api18mcp.generation.Progress;
import io.quarkiverse.mcp.server.Cancellation;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.McpConnection;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;

/** An MCP client that waits: it may have asked for progress, may cancel, and may be gone. */
final class McpAttendant implements Attendant {

    private static final int HUNDRED = 100;

    private final io.quarkiverse.mcp.server.Progress progress;
    private final Cancellation cancellation;
    private final McpConnection connection;
    private final AtomicBoolean gone = new AtomicBoolean();

    private McpAttendant(ToolArguments call) {
        this.progress = call.progress();
        this.cancellation = call.cancellation();
        this.connection = call.connection();
    }

    /** @param http the request the call came with; null on stdio */
    static McpAttendant of(ToolArguments call, RoutingContext http) {
        McpAttendant attendant = new McpAttendant(call);
        // Over SSE the answer takes the event stream: there the end of the posting request says nothing.
        if (http != null && call.connection().initialRequest().transport() == Transport.STREAMABLE_HTTP) {
            http.addEndHandler(end -> attendant.gone.set(end.failed()));
            if (http.response().closed()) {
                attendant.gone.set(true);
            }
        }
        return attendant;
    }

    @Override
    public void progressed(Progress step) {
        if (progress.token().isPresent()) {
            progress.notificationBuilder()
                    .setProgress(step.percent())
                    .setTotal(HUNDRED)
                    .setMessage(step.message())
                    .build()
                    .sendAndForget();
        }
    }

    @Override
    public boolean left() {
        return gone.get()
                || connection.status() == McpConnection.Status.CLOSED
                || cancellation.check().isRequested();
    }
}

package io.github.api18mcp.transport.stateless;

import io.github.api18mcp.transport.AcceptedFormat;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * The response to one HTTP request: JSON, or an event stream if a notification comes before the result or the client accepts nothing
 * else.
 */
final class StatelessHttpExchange implements Exchange {

    private static final String KEEP_ALIVE = ":\n\n";
    private static final int OK = 200;

    private final RoutingContext context;
    private final HttpServerResponse http;
    private final AcceptedFormat format;
    private boolean streaming;

    StatelessHttpExchange(RoutingContext context, AcceptedFormat format) {
        this.format = format;
        this.context = context;
        this.http = context.response();
    }

    @Override
    public synchronized Future<Void> send(JsonObject message) {
        if (isClosed()) {
            return Future.succeededFuture();
        }
        boolean isResponse = !message.containsKey("method");
        if (isResponse && !streaming && (format != AcceptedFormat.EVENT_STREAM || status(message) != OK)) {
            return sendJson(status(message), message);
        }
        if (!isResponse && format == AcceptedFormat.JSON) {
            return Future.succeededFuture();
        }
        startStream();
        String event = "event: message\ndata: " + message.encode() + "\n\n";
        return isResponse ? http.end(event) : http.write(event);
    }

    synchronized Future<Void> send(RequestError refusal, Object id) {
        return sendJson(refusal.status(), refusal.reply(id));
    }

    /** Keeps a quiet stream from being closed by a proxy. */
    synchronized void keepAlive() {
        if (streaming && !isClosed()) {
            http.write(KEEP_ALIVE);
        }
    }

    void onClose(Runnable task) {
        context.addEndHandler(end -> task.run());
    }

    /** Ends a response that nothing was sent for, as an event stream without events. */
    synchronized void end() {
        if (!isClosed()) {
            startStream();
            http.end();
        }
    }

    @Override
    public boolean isClosed() {
        return http.closed() || http.ended();
    }

    private Future<Void> sendJson(int status, JsonObject message) {
        return http.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(message.toBuffer());
    }

    private void startStream() {
        if (!streaming) {
            streaming = true;
            http.setChunked(true)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                    // Otherwise nginx holds events back.
                    .putHeader("X-Accel-Buffering", "no");
        }
    }

    /** The protocol gives errors of a handled request no status of their own, except for this one. */
    private static int status(JsonObject response) {
        return response.getValue("error") instanceof JsonObject error
                        && Integer.valueOf(RequestError.MISSING_CLIENT_CAPABILITY)
                                .equals(error.getValue("code"))
                ? RequestError.missingCapabilities(new JsonObject()).status()
                : OK;
    }
}

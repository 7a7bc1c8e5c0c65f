package io.github.api18mcp.transport;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;

/**
 * Brings event streams through proxies: a comment now and then, which clients ignore, so that no proxy takes the connection for
 * dead; and headers that ask proxies to pass on each event at once.
 */
@Singleton
class EventStreams {

    private static final String COMMENT = ": keep-alive\n\n";

    private final Vertx vertx;
    private final long interval;

    EventStreams(Vertx vertx, EventStreamConfig config) {
        this.vertx = vertx;
        this.interval = config.keepAlive().toMillis();
    }

    void register(@Observes Router router) {
        router.route("/mcp").order(RouteOrder.EVENT_STREAMS).handler(this::handle);
        router.route("/mcp/sse").order(RouteOrder.EVENT_STREAMS).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        context.addHeadersEndHandler(headers -> {
            if (isEventStream(context.response())) {
                context.response()
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
                        .putHeader("X-Accel-Buffering", "no");
                keepAlive(context);
            }
        });
        context.next();
    }

    private void keepAlive(RoutingContext context) {
        HttpServerResponse response = context.response();
        long timer = vertx.setPeriodic(interval, tick -> {
            if (!response.ended() && !response.closed()) {
                response.write(COMMENT);
            }
        });
        context.addEndHandler(end -> vertx.cancelTimer(timer));
    }

    private static boolean isEventStream(HttpServerResponse response) {
        return Objects.requireNonNullElse(response.headers().get(HttpHeaders.CONTENT_TYPE), "")
                .startsWith("text/event-stream");
    }
}

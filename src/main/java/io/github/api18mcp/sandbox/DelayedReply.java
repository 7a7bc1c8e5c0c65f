package io.github.api18mcp.sandbox;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;

/** Answers a request at a later time. */
record DelayedReply(Vertx vertx, Clock clock) {

    /** The clock is read repeatedly because it may run at another speed than the timers, as in tests. */
    private static final long CHECK_INTERVAL_MS = 50;

    /** Runs the reply when it is due, unless the client disconnects first. */
    void schedule(Instant due, RoutingContext context, Runnable reply) {
        long timer = vertx.setPeriodic(0, CHECK_INTERVAL_MS, id -> {
            if (!clock.instant().isBefore(due)) {
                vertx.cancelTimer(id);
                reply.run();
            }
        });
        context.addEndHandler(end -> vertx.cancelTimer(timer));
    }
}

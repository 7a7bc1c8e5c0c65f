package io.github.api18mcp.sandbox;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;

/** Lets a request wait. */
record DelayedReply(Vertx vertx, Clock clock) {

    /** The clock is looked at again and again, for it need not go as fast as the machine's. */
    private static final long LOOK_EVERY_MS = 50;

    /** Goes on at the moment, unless the client went away. */
    void at(Instant moment, RoutingContext context, Runnable then) {
        long look = vertx.setPeriodic(0, LOOK_EVERY_MS, timer -> {
            if (!clock.instant().isBefore(moment)) {
                vertx.cancelTimer(timer);
                then.run();
            }
        });
        context.addEndHandler(end -> vertx.cancelTimer(look));
    }
}

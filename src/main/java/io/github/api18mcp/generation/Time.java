package io.github.api18mcp.generation;

import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** The clock and the timers of the process. */
final class Time {

    private Time() {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    static Scheduler scheduler(Vertx vertx) {
        return (delay, task) -> {
            long timer = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> task.run());
            return () -> vertx.cancelTimer(timer);
        };
    }
}

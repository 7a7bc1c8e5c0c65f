package io.github.api18mcp.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** The clock and the timers of this process. */
@Singleton
class TimeProducer {

    private static final int LAST = 10_000;

    private volatile boolean over;

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    Scheduler scheduler(Vertx vertx) {
        return (delay, task) -> {
            long timer = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> runInTime(task));
            return () -> vertx.cancelTimer(timer);
        };
    }

    private void runInTime(Runnable task) {
        if (!over) {
            task.run();
        }
    }

    /**
     * Stops timers after everything that needs them to shut down; a poll during shutdown would find half of the
     * application gone.
     */
    void stop(@Observes @Priority(LAST) ShutdownEvent event) {
        over = true;
    }
}

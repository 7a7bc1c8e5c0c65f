package io.github.api18mcp.generation;

import io.github.api18mcp.platform.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Every wait of this process, so that all can be ended when the process is. */
@Singleton
class Waits {

    /** Of the 1.5 seconds that a process has at its end, what can be spent on learning the ids of jobs under way. */
    private static final Duration GRACE = Duration.ofMillis(1200);

    private final Scheduler scheduler;
    private final Clock clock;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final Milestone end = new Milestone();

    Waits(Scheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** A wait that has still to begin. */
    Wait until(Instant until, Wait.Subject subject, CallListener listener) {
        Wait wait = new Wait(subject, until, listener, scheduler, clock);
        waits.add(wait);
        wait.settled().thenRun(() -> waits.remove(wait));
        if (end.isReached()) {
            wait.endSoon(GRACE);
        }
        return wait;
    }

    /** Ends the waits of those who left, and is done when all that follows from an end is. */
    Uni<Void> settleWhoLeft() {
        waits.forEach(Wait::endIfLeft);
        CompletableFuture<?>[] ended = waits.stream()
                .filter(wait -> wait.end().isDone())
                .map(Wait::settled)
                .toArray(CompletableFuture[]::new);
        return ended.length == 0
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .emitter(emitter -> CompletableFuture.allOf(ended).thenRun(() -> emitter.complete(null)));
    }

    /** Comes when the process ends. */
    Uni<Void> end() {
        return Uni.createFrom()
                .emitter(emitter -> emitter.onTermination(end.whenReached(() -> emitter.complete(null))));
    }

    /** Every wait ends within 1.2 seconds, with what there is; so does every later one. */
    void endAll() {
        end.reach();
        waits.forEach(wait -> wait.endSoon(GRACE));
    }
}

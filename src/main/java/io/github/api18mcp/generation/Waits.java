package io.github.api18mcp.generation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every wait of this process, so that all can be ended when the process is. */
@Singleton
class Waits {

    /** Of the 1.5 seconds that a process has at its end, what can be spent on learning the ids of jobs under way. */
    private static final Duration GRACE = Duration.ofMillis(1200);

    private final Scheduler scheduler;
    private final Clock clock;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    Waits(Scheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** A wait that has still to begin. */
    Wait until(Instant until, Wait.Subject subject, Attendant attendant) {
        Wait wait = new Wait(subject, until, attendant, scheduler, clock);
        waits.add(wait);
        wait.end().thenRun(() -> waits.remove(wait));
        if (over) {
            wait.endSoon(GRACE);
        }
        return wait;
    }

    /** Sees at once who has left: the next caller may be the same one, back for what is paid for. */
    void noticeWhoLeft() {
        waits.forEach(Wait::endIfLeft);
    }

    /** Every wait ends within 1.2 seconds, with what there is; so does every later one. */
    void endAll() {
        over = true;
        waits.forEach(wait -> wait.endSoon(GRACE));
    }
}

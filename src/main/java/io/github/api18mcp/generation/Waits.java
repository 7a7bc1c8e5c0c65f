package io.github.api18mcp.generation;

import io.github.api18mcp.generation.Wait.End;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Every wait of this process, so that all can be ended when the process is. */
@Singleton
public class Waits {

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

    CompletableFuture<End> until(
            Instant until, Wait.Subject subject, Attendant attendant, Milestone thing, Runnable lastLook) {
        Wait wait = new Wait(subject, until, attendant, scheduler, clock);
        waits.add(wait);
        CompletableFuture<End> end = wait.forThe(thing, lastLook);
        end.thenRun(() -> waits.remove(wait));
        if (over) {
            wait.endSoon(GRACE);
        }
        return end;
    }

    /** Sees at once who has left: the next caller may be the same one, back for what is paid for. */
    void noticeWhoLeft() {
        waits.forEach(Wait::endIfLeft);
    }

    /** Every open call is answered with what there is, within 1.2 seconds; so is every later one. */
    public void endAll() {
        over = true;
        waits.forEach(wait -> wait.endSoon(GRACE));
    }
}

package io.github.api18mcp.generation.waiting;

import io.github.api18mcp.platform.Scheduler;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * One caller waiting for a job. The first of these ends the wait: what they wait for, the time limit, their leaving, the end of
 * this process. Until then they are told every second how far the job is.
 */
final class Wait {

    private static final Duration TICK = Duration.ofSeconds(1);

    /** Enough time for one last answer of the service. */
    private static final Duration LAST_POLL = Duration.ofMillis(1500);

    /** What a process that ends can spend of its 1.5 seconds on learning the ids of jobs under way. */
    private static final Duration SHUTDOWN_GRACE = Duration.ofMillis(1200);

    private final Awaited awaited;
    private final Instant until;
    private final CallListener listener;
    private final Uni<Void> shutdown;
    private final Scheduler scheduler;
    private final Clock clock;
    private final WatchedValue<Boolean> callerGone = new WatchedValue<>(false);
    private final WatchedValue<Boolean> finished = new WatchedValue<>(false);
    private Runnable cancelTick = () -> {};
    private boolean over;

    Wait(Awaited awaited, Instant until, CallListener listener, Uni<Void> shutdown, Scheduler scheduler, Clock clock) {
        this.awaited = awaited;
        this.until = until;
        this.listener = listener;
        this.shutdown = shutdown;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Begins the wait; the first one to emit wins, and the others are cancelled. */
    Uni<WaitEnd> begin(Uni<Void> condition) {
        Duration left = Duration.between(clock.instant(), until);
        return Uni.join()
                .<WaitEnd>first(
                        condition.replaceWith(WaitEnd.REACHED),
                        scheduler.delay(left).replaceWith(WaitEnd.TIMED_OUT),
                        callerGone.when(gone -> gone).replaceWith(WaitEnd.CALLER_GONE),
                        shutdown.chain(this::cutOff),
                        lastPoll(left),
                        progress())
                .toTerminate()
                .map(end -> listener.isGone() ? WaitEnd.CALLER_GONE : end)
                .invoke(this::stopProgress);
    }

    /** Ends the wait of a caller who has left; their transport may not have said so. */
    void endIfGone() {
        if (listener.isGone()) {
            callerGone.set(true);
        }
    }

    /** What follows from the end of the wait has been done. */
    void finish() {
        finished.set(true);
    }

    /** Completes once the wait is finished. */
    Uni<Void> finished() {
        return finished.when(done -> done);
    }

    /** The id of a paid job would be lost with this process, so it is waited for a moment. */
    private Uni<WaitEnd> cutOff() {
        return Uni.join()
                .<WaitEnd>first(
                        awaited.answered().replaceWith(WaitEnd.TIMED_OUT),
                        scheduler.delay(SHUTDOWN_GRACE).replaceWith(WaitEnd.CUT_OFF))
                .toTerminate();
    }

    private Uni<WaitEnd> lastPoll(Duration left) {
        return scheduler.delay(left.minus(LAST_POLL)).chain(awaited::refresh).chain(() -> Uni.createFrom()
                .nothing());
    }

    private Uni<WaitEnd> progress() {
        return Uni.createFrom().emitter(emitter -> {
            listener.whenGone(() -> callerGone.set(true));
            tick();
        });
    }

    private void tick() {
        endIfGone();
        if (tell()) {
            cancelTick = scheduler.after(TICK, this::tick);
        }
    }

    private synchronized boolean tell() {
        if (!over) {
            Duration elapsed = Duration.between(awaited.since(), clock.instant());
            Progress progress = Progress.of(awaited.title(), elapsed, awaited.typical());
            listener.progressed(awaited.remark().get().map(progress::remarking).orElse(progress));
        }
        return !over;
    }

    /** Waits for a progress message that is being sent: after the answer it would be an error to the client. */
    private synchronized void stopProgress() {
        over = true;
        cancelTick.run();
    }

    synchronized boolean isOver() {
        return over;
    }
}

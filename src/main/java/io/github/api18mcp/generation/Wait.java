package io.github.api18mcp.generation;

import io.github.api18mcp.platform.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One caller waiting for one thing: told once a second how it comes along, until it is there, time is out or they leave. */
final class Wait {

    /** How a wait ends. */
    enum End {
        THERE,
        TIME_OUT,
        LEFT,
        /** The process ends, and the service has not answered whether it has the job. */
        CUT_OFF
    }

    /** What is waited for: its name for people, since when, how long it usually takes, and when the service has it. */
    record Subject(String title, Instant since, Duration usual, Milestone accepted) {}

    private static final Duration STEP = Duration.ofSeconds(1);

    /** Time enough for one last answer of the service. */
    private static final Duration LAST_LOOK = Duration.ofMillis(1500);

    private final Subject subject;
    private final Instant until;
    private final CallListener listener;
    private final Scheduler scheduler;
    private final Clock clock;

    private final Instant since;
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final AtomicBoolean looked = new AtomicBoolean();
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private Instant told = Instant.EPOCH;
    private boolean over;

    Wait(Subject subject, Instant until, CallListener listener, Scheduler scheduler, Clock clock) {
        this.subject = subject;
        this.until = until;
        this.listener = new SafeCallListener(listener);
        this.scheduler = scheduler;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** So far. */
    Duration length() {
        return Duration.between(since, clock.instant());
    }

    CompletableFuture<End> end() {
        return end;
    }

    /** What its end meant for the job is done and written. */
    CompletableFuture<Void> settled() {
        return settled;
    }

    void settle() {
        settled.complete(null);
    }

    /**
     * Begins the wait. Whoever wants to know of its end says so before: the attendant is told at once, and may leave at once.
     *
     * @param lastLook asks once more, shortly before time is out
     */
    void begin(Milestone thing, Runnable lastLook) {
        end.thenRun(thing.whenReached(() -> end(listener.left() ? End.LEFT : End.THERE)));
        listener.whenLeft(() -> end(End.LEFT));
        step(lastLook);
    }

    /** Ends it as soon as the service has the job, whose id would be lost with the process, and after the grace in any case. */
    void endSoon(Duration grace) {
        end.thenRun(subject.accepted().whenReached(() -> end(End.TIME_OUT)));
        scheduler.after(grace, () -> end(End.CUT_OFF));
    }

    void endIfLeft() {
        if (listener.left()) {
            end(End.LEFT);
        }
    }

    private void step(Runnable lastLook) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, until);
        if (end.isDone()) {
            return;
        }
        if (listener.left()) {
            end(End.LEFT);
        } else if (left.isZero() || left.isNegative()) {
            end(End.TIME_OUT);
        } else {
            tell(now);
            if (left.compareTo(LAST_LOOK) <= 0 && looked.compareAndSet(false, true)) {
                lastLook.run();
            }
            scheduler.after(nextStep(left), () -> step(lastLook));
        }
    }

    private synchronized void tell(Instant now) {
        if (!over && !now.isBefore(told.plus(STEP))) {
            told = now;
            listener.progressed(Progress.of(subject.title(), Duration.between(subject.since(), now), subject.usual()));
        }
    }

    /** Not amidst a progress: what comes after the answer is an error to clients, for they have forgotten the call. */
    private void end(End how) {
        synchronized (this) {
            over = true;
        }
        end.complete(how);
    }

    private Duration nextStep(Duration left) {
        Duration untilLook = left.minus(LAST_LOOK);
        Duration stop = untilLook.isNegative() || untilLook.isZero() ? left : untilLook;
        return stop.compareTo(STEP) < 0 ? stop : STEP;
    }
}

package io.github.api18mcp.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock with timers that only a test advances. */
public final class ManualTime extends Clock implements Scheduler {

    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private record Timer(Instant due, long order, Runnable task) {}

    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::order));
    private Instant now = START;
    private long order;

    public void pass(Duration duration) {
        Instant until = now.plus(duration);
        while (!timers.isEmpty() && !timers.peek().due().isAfter(until)) {
            Timer next = timers.poll();
            now = next.due().isAfter(now) ? next.due() : now;
            next.task().run();
        }
        now = until;
    }

    /** The machine sleeps: time passes, and timers run late. */
    public void sleep(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        Timer timer = new Timer(now.plus(delay), order++, task);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}

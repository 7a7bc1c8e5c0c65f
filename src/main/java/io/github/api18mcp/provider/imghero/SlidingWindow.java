package io.github.api18mcp.provider.imghero;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * Whether another request may leave: so many in any window of time. A try that may not counts for nothing; the library's rate
 * limit counts it, and whoever tries again when told to then never gets through.
 */
final class SlidingWindow {

    private final int limit;
    private final long windowNanos;
    private final LongSupplier nanos;
    private final Queue<Long> times = new ArrayDeque<>();

    /** @param nanos a clock that only goes forward */
    SlidingWindow(int limit, Duration window, LongSupplier nanos) {
        this.limit = limit;
        this.windowNanos = window.toNanos();
        this.nanos = nanos;
    }

    /** Zero, and it is counted; or how long it is until there is room. */
    Duration untilNext() {
        long now = nanos.getAsLong();
        while (!times.isEmpty() && now - times.element() >= windowNanos) {
            times.remove();
        }
        if (times.size() == limit) {
            return Duration.ofNanos(windowNanos - (now - times.element()));
        }
        times.add(now);
        return Duration.ZERO;
    }
}

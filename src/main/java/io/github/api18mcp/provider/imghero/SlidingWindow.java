package io.github.api18mcp.provider.imghero;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * Limits how many requests are sent within any window of time. An attempt that is refused does not count. The rate limit of the
 * fault tolerance library counts it, so that a caller who retries at the indicated time would never succeed.
 */
final class SlidingWindow {

    private final int limit;
    private final long windowNanos;
    private final LongSupplier nanoClock;
    private final Queue<Long> acquired = new ArrayDeque<>();

    /** @param nanoClock a monotonic clock */
    SlidingWindow(int limit, Duration window, LongSupplier nanoClock) {
        this.limit = limit;
        this.windowNanos = window.toNanos();
        this.nanoClock = nanoClock;
    }

    /** Takes a place and returns zero, or takes none and returns the time until one is free. */
    Duration tryAcquire() {
        long now = nanoClock.getAsLong();
        while (!acquired.isEmpty() && now - acquired.element() >= windowNanos) {
            acquired.remove();
        }
        if (acquired.size() == limit) {
            return Duration.ofNanos(windowNanos - (now - acquired.element()));
        }
        acquired.add(now);
        return Duration.ZERO;
    }
}

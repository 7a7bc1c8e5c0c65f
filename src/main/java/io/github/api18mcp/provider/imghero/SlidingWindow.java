package io.github.api18mcp.provider.imghero;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * Limits how many requests arrive within any window of time. The service counts a request when it arrives, which is some time between
 * sending it and having its response. So a request holds a place while it is under way, and for one window from then on.
 *
 * <p>An attempt that is refused does not count. The rate limit of the fault tolerance library counts it, so that a caller who retries at
 * the indicated time would never succeed.
 */
final class SlidingWindow {

    private final int limit;
    private final long windowNanos;
    private final LongSupplier nanoClock;
    private final Queue<Long> ended = new ArrayDeque<>();
    private int underWay;

    /** @param nanoClock a monotonic clock */
    SlidingWindow(int limit, Duration window, LongSupplier nanoClock) {
        this.limit = limit;
        this.windowNanos = window.toNanos();
        this.nanoClock = nanoClock;
    }

    /** Takes a place and returns zero, or takes none and returns how long at least none is free. */
    Duration tryAcquire() {
        long now = nanoClock.getAsLong();
        while (!ended.isEmpty() && now - ended.element() >= windowNanos) {
            ended.remove();
        }
        if (underWay + ended.size() == limit) {
            return Duration.ofNanos(ended.isEmpty() ? windowNanos : windowNanos - (now - ended.element()));
        }
        underWay++;
        return Duration.ZERO;
    }

    /** The request of a place has its response, or will have none. */
    void end() {
        underWay--;
        ended.add(nanoClock.getAsLong());
    }
}

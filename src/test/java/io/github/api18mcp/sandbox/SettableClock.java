package io.github.api18mcp.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time passes only when told to, or a little with every look at it. */
final class SettableClock extends Clock {

    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private Instant now = START;
    private Duration tick = Duration.ZERO;

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    synchronized void passAtEveryLook(Duration time) {
        tick = time;
    }

    @Override
    public synchronized Instant instant() {
        Instant instant = now;
        now = now.plus(tick);
        return instant;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

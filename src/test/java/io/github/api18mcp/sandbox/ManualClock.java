package io.github.api18mcp.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still unless a test advances it. It can also advance by a step each time it is read. */
final class ManualClock extends Clock {

    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private Instant now = START;
    private Duration step = Duration.ZERO;

    synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    synchronized void advanceOnEachRead(Duration duration) {
        step = duration;
    }

    @Override
    public synchronized Instant instant() {
        Instant instant = now;
        now = now.plus(step);
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

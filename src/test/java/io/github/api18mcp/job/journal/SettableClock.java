package io.github.api18mcp.job.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only a test advances. It is set long ago, so that the database's own clock is always later. */
public final class SettableClock extends Clock {

    static final Instant START = Instant.parse("2025-03-14T12:00:00Z");

    private volatile Instant now = START;

    void set(String moment) {
        now = Instant.parse(moment);
    }

    public void pass(Duration time) {
        now = now.plus(time);
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

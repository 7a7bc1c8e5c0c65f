package io.github.api18mcp.provider;

import java.time.Duration;
import java.time.Instant;

/** The interest of a caller who waits until a deadline and does not leave. */
public record DeadlineInterest(Instant deadline) implements UnrecordedInterest {

    public static DeadlineInterest in(Duration wait) {
        return new DeadlineInterest(Instant.now().plus(wait));
    }

    @Override
    public boolean isAwaitedAt(Instant moment) {
        return moment.isBefore(deadline);
    }

    @Override
    public boolean isWanted() {
        return true;
    }
}

package io.github.api18mcp.provider;

import io.github.api18mcp.provider.Submission.Declined;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;

/** The interest of a caller who waits until a deadline and does not leave. */
public record DeadlineInterest(Instant deadline) implements SubmissionInterest {

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

    @Override
    public Uni<Void> sending() {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> declined(Declined why) {
        return Uni.createFrom().voidItem();
    }
}

package io.github.api18mcp.provider;

import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import java.time.Duration;
import java.util.Optional;

/** A try that cannot have been charged: never sent, or declined. */
public final class NotChargedException extends RuntimeException {

    private final transient Declined declined;
    private final transient Optional<Duration> retryAfter;

    /** @param retryAfter the pause that the service asks for */
    public NotChargedException(Declined declined, Optional<Duration> retryAfter) {
        super(declined.message(), null, false, false);
        this.declined = declined;
        this.retryAfter = retryAfter;
    }

    Declined declined() {
        return declined;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether the next try may go better: the service was not reached, is too busy, or out for the moment. */
    boolean isPassing() {
        return declined.reason() == DeclineReason.RATE_LIMITED || declined.reason() == DeclineReason.UNAVAILABLE;
    }
}

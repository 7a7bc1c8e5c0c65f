package io.github.api18mcp.provider;

import io.github.api18mcp.provider.Submission.Declined;
import java.time.Duration;
import java.util.Optional;

/** A try that cannot have been charged and may therefore be made again: never reached, too busy, or out for the moment. */
final class NotCharged extends RuntimeException {

    private final transient Declined declined;
    private final transient Optional<Duration> retryAfter;

    NotCharged(Declined declined, Optional<Duration> retryAfter) {
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
}

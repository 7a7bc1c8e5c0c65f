package io.github.api18mcp.provider;

import io.github.api18mcp.provider.Submission.NotSent;

/** A paid request must not be sent. */
public final class NotSentException extends RuntimeException {

    private final NotSent.Reason reason;

    public NotSentException(NotSent.Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public NotSent submission() {
        return new NotSent(reason);
    }
}

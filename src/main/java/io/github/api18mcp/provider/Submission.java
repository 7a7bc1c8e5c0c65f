package io.github.api18mcp.provider;

import java.util.Optional;

/** What came of asking for a paid job. */
public sealed interface Submission {

    /** The service has the job and charges it. */
    record Accepted(ProviderJob standing) implements Submission {}

    /**
     * The service said no, or was never reached: nothing was charged.
     *
     * @param type the service's own word for it
     * @param message the service's own sentence, with the details it gave
     */
    record Declined(DeclineReason reason, Optional<String> type, String message) implements Submission {}

    /** The request went out and no readable answer came back: nobody can tell whether it was charged. */
    record Uncertain(String what) implements Submission {}

    /** Why a service said no. */
    enum DeclineReason {
        INVALID_KEY,
        INSUFFICIENT_BALANCE,
        PAID_BALANCE_REQUIRED,
        INVALID_REQUEST,
        MODEL_NOT_FOUND,
        NOT_FOUND,
        RATE_LIMITED,
        UNAVAILABLE
    }
}

package io.github.api18mcp.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What came of submitting a paid job. */
public sealed interface Submission {

    /** Reads every case. What happened decides about money, so a new case does not compile until each reader has an answer. */
    <T> T fold(
            Function<Accepted, T> accepted,
            Function<Declined, T> declined,
            Function<NotSent, T> notSent,
            Function<Uncertain, T> uncertain);

    /** The service has the job and charges it. */
    record Accepted(ProviderJob job) implements Submission {
        @Override
        public <T> T fold(
                Function<Accepted, T> accepted,
                Function<Declined, T> declined,
                Function<NotSent, T> notSent,
                Function<Uncertain, T> uncertain) {
            return accepted.apply(this);
        }
    }

    /**
     * The service said no, or was never reached: nothing was charged.
     *
     * @param type the service's own word for it
     * @param message the service's own sentence, with the details it gave
     * @param retryAfter when the service wants to be asked again
     */
    record Declined(DeclineReason reason, Optional<String> type, String message, Optional<Duration> retryAfter)
            implements Submission {
        public Declined(DeclineReason reason, Optional<String> type, String message) {
            this(reason, type, message, Optional.empty());
        }

        @Override
        public <T> T fold(
                Function<Accepted, T> accepted,
                Function<Declined, T> declined,
                Function<NotSent, T> notSent,
                Function<Uncertain, T> uncertain) {
            return declined.apply(this);
        }
    }

    /**
     * This program did not send the request: nothing was charged.
     *
     * @param details more about the reason, in sentences
     */
    record NotSent(Reason reason, Optional<String> details) implements Submission {

        public NotSent(Reason reason) {
            this(reason, Optional.empty());
        }

        /** Why it was not sent. */
        public enum Reason {
            /** The journal could not record that sending begins. After a crash nobody could tell whether it was sent. */
            JOURNAL_UNAVAILABLE,
            /** The caller left. */
            NOT_WANTED,
            /** Another process took the job over, because this one did not renew its lease in time. */
            HELD_BY_ANOTHER_PROCESS,
            /** An image cannot be given to the service. */
            IMAGE_UNAVAILABLE
        }

        @Override
        public <T> T fold(
                Function<Accepted, T> accepted,
                Function<Declined, T> declined,
                Function<NotSent, T> notSent,
                Function<Uncertain, T> uncertain) {
            return notSent.apply(this);
        }
    }

    /** The request went out and no readable answer came back: nobody can tell whether it was charged. */
    record Uncertain(String reason) implements Submission {
        @Override
        public <T> T fold(
                Function<Accepted, T> accepted,
                Function<Declined, T> declined,
                Function<NotSent, T> notSent,
                Function<Uncertain, T> uncertain) {
            return uncertain.apply(this);
        }
    }

    /** Why a service said no. */
    enum DeclineReason {
        INVALID_KEY,
        INSUFFICIENT_BALANCE,
        PAID_BALANCE_REQUIRED,
        INVALID_REQUEST,
        MODEL_NOT_FOUND,
        NOT_FOUND,
        /** Something in front of the service keeps this request away, or the service does for a reason other than its key. */
        BLOCKED,
        RATE_LIMITED,
        UNAVAILABLE
    }
}

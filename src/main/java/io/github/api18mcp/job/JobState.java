package io.github.api18mcp.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The state of a job, with everything known about it. The JSON names are those of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobState.AwaitingConfirmation.class, name = "awaiting_confirmation"),
    @JsonSubTypes.Type(value = JobState.Reserved.class, name = "recorded"),
    @JsonSubTypes.Type(value = JobState.Processing.class, name = "processing"),
    @JsonSubTypes.Type(value = JobState.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = JobState.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = JobState.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = JobState.NotConfirmed.class, name = "not_confirmed"),
})
public sealed interface JobState {

    /** The service's id of the job, once known. */
    default Optional<String> providerJobId() {
        return Optional.empty();
    }

    Charged charged();

    /** The actual cost, once known. */
    default Optional<Usd> cost() {
        return Optional.empty();
    }

    default boolean ended() {
        return true;
    }

    /** Its request has certainly not been sent. */
    @JsonIgnore
    default boolean isUnsent() {
        return false;
    }

    /** What a person found out about the money of a job with an unknown outcome, if somebody has. */
    default Optional<Settlement> settlement() {
        return Optional.empty();
    }

    /** The same state, after a person has found out about its money. */
    default JobState settled(Settlement found) {
        return this;
    }

    /** Priced and reserved; sent once a person confirms the price. */
    record AwaitingConfirmation() implements JobState {
        @Override
        public Charged charged() {
            return Charged.NO;
        }

        @Override
        public boolean ended() {
            return false;
        }
    }

    /** The price was declined or not confirmed in time; the job was never sent. */
    record NotConfirmed(JobError error) implements JobState {
        @Override
        public Charged charged() {
            return Charged.NO;
        }
    }

    /** Whether the request of a reserved job may have been sent, and charged. */
    enum Sending {
        NOT_BEGUN,
        MAY_HAVE_BEGUN
    }

    /**
     * Reserved, not known to the service yet.
     *
     * @param sending journals before version 3 do not store it; then the request may have been sent
     */
    record Reserved(Sending sending) implements JobState {
        public Reserved {
            sending = Objects.requireNonNullElse(sending, Sending.MAY_HAVE_BEGUN);
        }

        @Override
        public boolean isUnsent() {
            return sending == Sending.NOT_BEGUN;
        }

        @Override
        public Charged charged() {
            return Charged.UNKNOWN;
        }

        @Override
        public boolean ended() {
            return false;
        }
    }

    /** Accepted and charged by the service. */
    record Processing(String acceptedAs) implements JobState {
        @Override
        public Optional<String> providerJobId() {
            return Optional.of(acceptedAs);
        }

        @Override
        public Charged charged() {
            return Charged.YES;
        }

        @Override
        public boolean ended() {
            return false;
        }
    }

    /**
     * Ended with a result, and charged.
     *
     * @param doubts what does not fit in what the service said, each as a sentence; older journals store none
     * @param settlement what a person found out about a cost that the service stated wrongly, or not at all
     */
    record Completed(
            String acceptedAs,
            List<Output> outputs,
            Optional<Usd> cost,
            Instant completedAt,
            Optional<Instant> expiresAt,
            List<String> doubts,
            Optional<Settlement> settlement)
            implements JobState {
        public Completed {
            outputs = List.copyOf(outputs);
            doubts = doubts == null ? List.of() : List.copyOf(doubts);
        }

        public Completed(
                String acceptedAs,
                List<Output> outputs,
                Optional<Usd> cost,
                Instant completedAt,
                Optional<Instant> expiresAt) {
            this(acceptedAs, outputs, cost, completedAt, expiresAt, List.of(), Optional.empty());
        }

        /** The same end, with more known of its outputs. */
        public Completed with(List<Output> known) {
            return new Completed(acceptedAs, known, cost, completedAt, expiresAt, doubts, settlement);
        }

        @Override
        public JobState settled(Settlement found) {
            return new Completed(
                    acceptedAs,
                    outputs,
                    found.cost().or(() -> cost),
                    completedAt,
                    expiresAt,
                    doubts,
                    Optional.of(found));
        }

        @Override
        public Optional<String> providerJobId() {
            return Optional.of(acceptedAs);
        }

        @Override
        public Charged charged() {
            return Charged.YES;
        }
    }

    /** Ended without a result. Whether it was charged is known, or known to be unknown. */
    record Failed(
            Optional<String> providerJobId,
            JobError error,
            Charged charged,
            Optional<Usd> cost,
            Optional<Settlement> settlement)
            implements JobState {
        public Failed(Optional<String> providerJobId, JobError error, Charged charged, Optional<Usd> cost) {
            this(providerJobId, error, charged, cost, Optional.empty());
        }

        @Override
        public JobState settled(Settlement found) {
            return new Failed(
                    providerJobId, error, found.charged(), found.cost().or(() -> cost), Optional.of(found));
        }
    }

    /**
     * Nobody can tell how it ended. It is never sent again automatically.
     *
     * @param charged {@code UNKNOWN} counts as spent until a person settles the job
     */
    record Unknown(Optional<String> providerJobId, JobError error, Charged charged, Optional<Settlement> settlement)
            implements JobState {
        /** An older journal only stores whether the job was charged, which a person must have found out. */
        public Unknown {
            settlement = settlement.or(() -> switch (charged) {
                case YES -> Optional.of(Settlement.CHARGED);
                case NO -> Optional.of(Settlement.FREE);
                case UNKNOWN -> Optional.empty();
            });
        }

        public Unknown(Optional<String> providerJobId, JobError error) {
            this(providerJobId, error, Charged.UNKNOWN, Optional.empty());
        }

        @Override
        public Optional<Usd> cost() {
            return settlement.flatMap(Settlement::cost);
        }

        @Override
        public JobState settled(Settlement found) {
            return new Unknown(providerJobId, error, found.charged(), Optional.of(found));
        }
    }
}

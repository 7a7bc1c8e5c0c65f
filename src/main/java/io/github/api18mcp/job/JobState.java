package io.github.api18mcp.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a job stands, with all that is known there. The names below are those of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobState.AwaitingConfirmation.class, name = "awaiting_confirmation"),
    @JsonSubTypes.Type(value = JobState.Recorded.class, name = "recorded"),
    @JsonSubTypes.Type(value = JobState.Processing.class, name = "processing"),
    @JsonSubTypes.Type(value = JobState.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = JobState.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = JobState.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = JobState.NotConfirmed.class, name = "not_confirmed"),
})
public sealed interface JobState {

    /** The service's name of the job, once it is known. */
    default Optional<String> providerJobId() {
        return Optional.empty();
    }

    Charged charged();

    /** What it cost, once that is known. */
    default Optional<Usd> cost() {
        return Optional.empty();
    }

    default boolean ended() {
        return true;
    }

    /** The same, once somebody has found out whether it was charged. */
    default JobState settled(Charged charged) {
        return this;
    }

    /** Written down and priced; sent only when a person has said yes to the price. */
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

    /** No person said yes to the price in time: it was never sent. */
    record NotConfirmed(JobError error) implements JobState {
        @Override
        public Charged charged() {
            return Charged.NO;
        }
    }

    /** Written down, not yet known to the service. */
    record Recorded() implements JobState {
        @Override
        public Charged charged() {
            return Charged.UNKNOWN;
        }

        @Override
        public boolean ended() {
            return false;
        }
    }

    /** The service has accepted and charged it. */
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

    /** Made, and charged. */
    record Completed(
            String acceptedAs,
            List<Output> outputs,
            Optional<Usd> cost,
            Instant completedAt,
            Optional<Instant> expiresAt)
            implements JobState {
        public Completed {
            outputs = List.copyOf(outputs);
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

    /** It ended without a result; whether it cost something is known, or known to be unknown. */
    record Failed(Optional<String> providerJobId, JobError error, Charged charged, Optional<Usd> cost)
            implements JobState {
        @Override
        public JobState settled(Charged found) {
            return new Failed(providerJobId, error, found, found == Charged.NO ? Optional.of(Usd.ZERO) : cost);
        }
    }

    /**
     * Nobody can tell how it ended; it is never sent again by itself.
     *
     * @param charged unknown, which counts as spent, until somebody has settled it
     */
    record Unknown(Optional<String> providerJobId, JobError error, Charged charged) implements JobState {
        public Unknown(Optional<String> providerJobId, JobError error) {
            this(providerJobId, error, Charged.UNKNOWN);
        }

        @Override
        public JobState settled(Charged found) {
            return new Unknown(providerJobId, error, found);
        }
    }
}

package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Output;
import io.github.api18mcp.catalog.Usd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a job stands, with all that is known there. */
public sealed interface JobState {

    /** The service's name of the job, once it is known. */
    Optional<String> providerJobId();

    Charged charged();

    default boolean ended() {
        return true;
    }

    /** Written down, not yet known to the service. */
    record Recorded() implements JobState {
        @Override
        public Optional<String> providerJobId() {
            return Optional.empty();
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
            implements JobState {}

    /** Nobody can tell how it ended, or whether it was charged; it counts as spent and is never sent again by itself. */
    record Unknown(Optional<String> providerJobId, JobError error) implements JobState {
        @Override
        public Charged charged() {
            return Charged.UNKNOWN;
        }
    }
}

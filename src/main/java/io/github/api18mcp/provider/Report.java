package io.github.api18mcp.provider;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a job stands, as its service says. */
public sealed interface Report {

    /** Reads every case. What happened decides about money, so a new case does not compile until each reader has an answer. */
    <T> T fold(
            Function<InProgress, T> inProgress,
            Function<Succeeded, T> succeeded,
            Function<GenerationFailed, T> generationFailed,
            Function<NotFound, T> notFound,
            Function<Unreadable, T> unreadable);

    /** @param remark what the service says about it that is not documented; as a sentence without the full stop */
    record InProgress(Optional<String> remark) implements Report {
        public InProgress() {
            this(Optional.empty());
        }

        @Override
        public <T> T fold(
                Function<InProgress, T> inProgress,
                Function<Succeeded, T> succeeded,
                Function<GenerationFailed, T> generationFailed,
                Function<NotFound, T> notFound,
                Function<Unreadable, T> unreadable) {
            return inProgress.apply(this);
        }
    }

    /**
     * The service says that it is done.
     *
     * @param missing how many outputs were paid for beside these
     * @param doubts what does not fit, each as a sentence without the full stop
     */
    record Succeeded(
            List<Output> outputs,
            Optional<Usd> cost,
            Optional<Instant> completedAt,
            Optional<Instant> expiresAt,
            int missing,
            List<String> doubts)
            implements Report {
        public Succeeded {
            outputs = List.copyOf(outputs);
            doubts = List.copyOf(doubts);
        }

        /** Everything that was paid for is there. */
        public Succeeded(
                List<Output> outputs, Optional<Usd> cost, Optional<Instant> completedAt, Optional<Instant> expiresAt) {
            this(outputs, cost, completedAt, expiresAt, 0, List.of());
        }

        /** The same, with an expiry that is not known. */
        public Succeeded undated() {
            return new Succeeded(
                    outputs.stream()
                            .map(output -> output.until(Optional.empty()))
                            .toList(),
                    cost,
                    completedAt,
                    Optional.empty(),
                    missing,
                    doubts);
        }

        @Override
        public <T> T fold(
                Function<InProgress, T> inProgress,
                Function<Succeeded, T> succeeded,
                Function<GenerationFailed, T> generationFailed,
                Function<NotFound, T> notFound,
                Function<Unreadable, T> unreadable) {
            return succeeded.apply(this);
        }
    }

    /**
     * The service says that it failed.
     *
     * @param cost what the service says that it cost
     */
    record GenerationFailed(String message, Refund refund, Optional<Usd> cost) implements Report {
        public GenerationFailed(String message, Refund refund) {
            this(message, refund, Optional.empty());
        }

        @Override
        public <T> T fold(
                Function<InProgress, T> inProgress,
                Function<Succeeded, T> succeeded,
                Function<GenerationFailed, T> generationFailed,
                Function<NotFound, T> notFound,
                Function<Unreadable, T> unreadable) {
            return generationFailed.apply(this);
        }
    }

    /** The service knows no such job, or no longer does. */
    record NotFound() implements Report {
        @Override
        public <T> T fold(
                Function<InProgress, T> inProgress,
                Function<Succeeded, T> succeeded,
                Function<GenerationFailed, T> generationFailed,
                Function<NotFound, T> notFound,
                Function<Unreadable, T> unreadable) {
            return notFound.apply(this);
        }
    }

    /** No answer, or one that cannot be read; the job goes on regardless. */
    record Unreadable(String reason) implements Report {
        @Override
        public <T> T fold(
                Function<InProgress, T> inProgress,
                Function<Succeeded, T> succeeded,
                Function<GenerationFailed, T> generationFailed,
                Function<NotFound, T> notFound,
                Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }

    /** What became of the price of a job that failed. */
    enum Refund {
        GIVEN,
        /** The service says that the job cost something. */
        NONE,
        UNKNOWN
    }
}

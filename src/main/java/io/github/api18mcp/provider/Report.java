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

    record InProgress() implements Report {
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

    record Succeeded(
            List<Output> outputs, Optional<Usd> cost, Optional<Instant> completedAt, Optional<Instant> expiresAt)
            implements Report {
        public Succeeded {
            outputs = List.copyOf(outputs);
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

    record GenerationFailed(String message, Refund refund) implements Report {
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
        UNKNOWN
    }
}

package io.github.api18mcp.provider;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a job stands, as the service says. */
public sealed interface Report {

    record InProgress() implements Report {}

    record Succeeded(
            List<Output> outputs, Optional<Usd> cost, Optional<Instant> completedAt, Optional<Instant> expiresAt)
            implements Report {
        public Succeeded {
            outputs = List.copyOf(outputs);
        }
    }

    record GenerationFailed(String message, Refund refund) implements Report {}

    /** What became of the price of a job that failed. */
    enum Refund {
        GIVEN,
        UNKNOWN
    }

    /** The service knows no such job, or none any more. */
    record NotFound() implements Report {}

    /** No answer, or one that cannot be read; the job goes on regardless. */
    record Unreadable(String what) implements Report {}
}

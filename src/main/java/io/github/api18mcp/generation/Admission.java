package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.JobRequest;
import java.util.Optional;

/** Whether a request may be submitted. */
sealed interface Admission {

    record Admitted(JobRequest request, Arguments arguments, Optional<IdempotencyKey> key) implements Admission {}

    record NotAdmitted(Outcome.Rejected refusal) implements Admission {}
}

package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Order;
import java.util.Optional;

/** Whether a request may be submitted. */
sealed interface Admission {

    record Admitted(Order order, Arguments arguments, Optional<IdempotencyKey> key) implements Admission {}

    record NotAdmitted(Outcome.Refused refusal) implements Admission {}
}

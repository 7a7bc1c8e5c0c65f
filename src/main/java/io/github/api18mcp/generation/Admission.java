package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.job.Order;
import io.github.api18mcp.provider.Provider;

/** Whether a request may be submitted. */
sealed interface Admission {

    record Admitted(Order order, Arguments arguments, Provider provider) implements Admission {}

    record NotAdmitted(Outcome.Refused refusal) implements Admission {}
}

package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Violation;
import java.util.List;
import java.util.Optional;

/**
 * An answer to what went wrong.
 *
 * @param message what happened and whether money was spent, for a person
 * @param nextStep what the agent should do
 * @param providerType the service's own word for it
 */
public record JobError(
        ErrorType type, String message, String nextStep, Optional<String> providerType, List<Violation> violations) {

    public JobError {
        violations = List.copyOf(violations);
    }

    public JobError(ErrorType type, String message, String nextStep) {
        this(type, message, nextStep, Optional.empty(), List.of());
    }
}

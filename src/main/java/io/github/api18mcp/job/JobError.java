package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong.
 *
 * @param message what happened and whether money was spent, for a person
 * @param providerType the service's own error code
 */
public record JobError(
        ErrorType type, String message, NextStep nextStep, Optional<String> providerType, List<Violation> violations) {

    public JobError {
        violations = List.copyOf(violations);
    }

    public JobError(ErrorType type, String message, NextStep nextStep) {
        this(type, message, nextStep, Optional.empty(), List.of());
    }
}

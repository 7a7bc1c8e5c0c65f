package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong.
 *
 * @param message what happened and whether money was spent, for a person
 * @param providerType the service's own error code
 * @param doubt the part of the message that no longer holds after a person has found out about the money
 */
public record JobError(
        ErrorType type,
        String message,
        NextStep nextStep,
        Optional<String> providerType,
        List<Violation> violations,
        Optional<String> doubt) {

    public JobError {
        violations = List.copyOf(violations);
        if (!message.contains(doubt.orElse(""))) {
            throw new IllegalArgumentException("the doubt must be a part of the message");
        }
    }

    public JobError(
            ErrorType type,
            String message,
            NextStep nextStep,
            Optional<String> providerType,
            List<Violation> violations) {
        this(type, message, nextStep, providerType, violations, Optional.empty());
    }

    public JobError(ErrorType type, String message, NextStep nextStep) {
        this(type, message, nextStep, Optional.empty(), List.of());
    }

    /** The error of a job that may or may not have been charged. */
    public static JobError inDoubt(ErrorType type, String message, String doubt, NextStep nextStep) {
        return new JobError(type, message + " " + doubt, nextStep, Optional.empty(), List.of(), Optional.of(doubt));
    }
}

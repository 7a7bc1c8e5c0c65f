package io.github.api18mcp.generation.failure;

import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.NextStep;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import java.time.Duration;
import java.util.List;

/** The error that a caller gets when a service says no and charges nothing. */
public record DeclinedErrors(Service service) {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** A service declined a look-up. An id that it does not find came from the caller; its address is right. */
    public JobError lookupError(Declined declined) {
        JobError error = error(declined);
        return declined.reason() == DeclineReason.NOT_FOUND
                ? new JobError(
                        error.type(),
                        error.message(),
                        NextStep.of("Check the id that you gave."),
                        error.providerType(),
                        error.violations())
                : error;
    }

    /** A service declined a paid request. */
    JobError error(Declined declined) {
        return switch (declined.reason()) {
            case INVALID_KEY ->
                error(
                        declined,
                        ErrorType.INVALID_API_KEY,
                        service.keyVariable() + " is not accepted.",
                        forThePerson("check " + service.keyVariable() + ": " + service.keyPage()));
            case INSUFFICIENT_BALANCE ->
                error(
                        declined,
                        ErrorType.INSUFFICIENT_BALANCE,
                        "The balance at " + service.title() + " is too low.",
                        forThePerson("add credit on " + service.billing() + "."));
            case PAID_BALANCE_REQUIRED ->
                error(
                        declined,
                        ErrorType.PAID_BALANCE_REQUIRED,
                        service.title() + " does this only for paid balance or a paid plan.",
                        forThePerson("add paid credit or a paid plan on " + service.billing()
                                + "; welcome credit does not count."));
            case INVALID_REQUEST ->
                error(
                        declined,
                        ErrorType.INVALID_ARGUMENTS,
                        service.title() + " does not accept the arguments.",
                        NextStep.of("Correct the arguments and call again."));
            case MODEL_NOT_FOUND ->
                error(
                        declined,
                        ErrorType.MODEL_NOT_FOUND,
                        service.title() + " does not have this model, or no longer has it.",
                        new NextStep(
                                "Use another model; list_models names them.",
                                "Use another model; `api18-mcp models` names them."));
            case NOT_FOUND ->
                error(
                        declined,
                        ErrorType.NOT_FOUND,
                        "There is nothing at this address.",
                        forThePerson("check " + service.urlVariable() + "."));
            case BLOCKED ->
                error(
                        declined,
                        ErrorType.BLOCKED,
                        "The request was blocked by " + service.title() + " or by something in front of it; "
                                + service.keyVariable() + " is not the cause.",
                        forThePerson("find out what blocks it: a proxy, a region, or what was asked for."));
            case RATE_LIMITED ->
                error(
                        declined,
                        ErrorType.RATE_LIMITED,
                        service.title() + " receives too many requests.",
                        NextStep.of("Call again in "
                                + words(declined.retryAfter().orElse(A_MINUTE)) + "; nothing is paid twice."));
            case UNAVAILABLE ->
                error(
                        declined,
                        ErrorType.PROVIDER_UNAVAILABLE,
                        service.title() + " cannot be reached, or cannot generate at the moment.",
                        NextStep.of("Call again later; nothing is paid twice."));
        };
    }

    private static JobError error(Declined declined, ErrorType type, String reason, NextStep nextStep) {
        String message = "%s (%s). Nothing was charged.".formatted(bare(reason), bare(declined.message()));
        return new JobError(type, message, nextStep, declined.type(), List.of());
    }

    /** A pause, for people: {@code 58 minutes}. */
    private static String words(Duration pause) {
        long seconds = Math.max(1, pause.toSeconds());
        if (seconds < 2 * 60) {
            return seconds == 60 ? "a minute" : seconds == 1 ? "a second" : seconds + " seconds";
        }
        long minutes = Math.round(seconds / 60.0);
        long hours = Math.round(minutes / 60.0);
        return minutes < 2 * 60
                ? minutes + " minutes"
                : hours < 2 * 24 ? hours + " hours" : Math.round(hours / 24.0) + " days";
    }

    private static NextStep forThePerson(String task) {
        return new NextStep("Tell the person to " + task, Character.toUpperCase(task.charAt(0)) + task.substring(1));
    }

    /** A sentence without the full stop. */
    static String bare(String message) {
        return message.strip().replaceAll("[.\\s]+$", "");
    }
}

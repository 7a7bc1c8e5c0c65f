package io.github.api18mcp.generation.failure;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.NextStep;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import java.util.List;
import java.util.Optional;

/** How a job ends when its service does not deliver, and what the caller is told: the contract's table of failures. */
public record ServiceFailures(Service service) {

    /** The service declined the submission: nothing was charged. */
    public JobState declined(Declined declined) {
        return new JobState.Failed(Optional.empty(), error(declined), Charged.NO, Optional.of(Usd.ZERO));
    }

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

    /** The request may have been sent, and no readable answer came. */
    public JobState uncertain(String reason) {
        return new JobState.Unknown(
                Optional.empty(),
                JobError.inDoubt(
                        ErrorType.OUTCOME_UNKNOWN,
                        "It is not known whether the job was begun: " + reason + ".",
                        "It may have been charged.",
                        doNotResend("the dashboard of " + service.title() + " shows whether it ran")));
    }

    /** This program did not send the request. */
    public JobState notSent(Submission.NotSent notSent) {
        return switch (notSent.reason()) {
            case JOURNAL_UNAVAILABLE -> notSent(Rejections.journalUnavailable());
            case NOT_WANTED -> neverSent("its caller left before it was sent");
            case HELD_BY_ANOTHER_PROCESS -> neverSent("another process has taken the job over");
        };
    }

    /** @param reason why the request was not sent */
    public JobState neverSent(String reason) {
        return notSent(new JobError(
                ErrorType.NOT_SENT,
                "The job was not begun: " + reason + ". Nothing was sent and nothing was charged.",
                NextStep.of("Call again; nothing is paid twice.")));
    }

    private static JobState notSent(JobError error) {
        return new JobState.Failed(Optional.empty(), error, Charged.NO, Optional.of(Usd.ZERO));
    }

    public JobState failed(String providerJobId, Report.GenerationFailed report) {
        String message = "The generation failed: " + bare(report.message()) + ".";
        return switch (report.refund()) {
            case GIVEN ->
                new JobState.Failed(
                        Optional.of(providerJobId),
                        new JobError(
                                ErrorType.GENERATION_FAILED,
                                message + " Its price was refunded.",
                                NextStep.of("Change what is asked for and call again.")),
                        Charged.NO,
                        Optional.of(Usd.ZERO));
            case UNKNOWN ->
                new JobState.Failed(
                        Optional.of(providerJobId),
                        JobError.inDoubt(
                                ErrorType.GENERATION_FAILED,
                                message,
                                service.title() + " does not say whether it was charged.",
                                new NextStep(
                                        "Ask the person before sending it again; the account at " + service.title()
                                                + " shows what it cost.",
                                        "Look at your account at " + service.title()
                                                + ", which shows what it cost, before you call again.")),
                        Charged.UNKNOWN,
                        Optional.empty());
        };
    }

    /** The service no longer knows a job that it had accepted. */
    public JobState notFound(String providerJobId) {
        return new JobState.Unknown(
                Optional.of(providerJobId),
                new JobError(
                        ErrorType.JOB_NOT_FOUND,
                        service.title() + " no longer knows the job " + providerJobId
                                + " that it had accepted and charged.",
                        doNotResend("the dashboard of " + service.title() + " may show it")));
    }

    public JobState withoutOutput(String providerJobId, Optional<Usd> cost) {
        return protocol(
                providerJobId,
                cost,
                service.title() + " says the job " + providerJobId + " is done, but names no output.");
    }

    public JobState unreadable(String providerJobId, String reason) {
        return protocol(
                providerJobId,
                Optional.empty(),
                service.title() + " accepted the job " + providerJobId + " but could not be read to its end: " + reason
                        + ".");
    }

    private JobState protocol(String providerJobId, Optional<Usd> cost, String message) {
        return new JobState.Failed(
                Optional.of(providerJobId),
                new JobError(
                        ErrorType.PROVIDER_PROTOCOL,
                        message + " It was charged.",
                        new NextStep(
                                "Do not send it again by yourself. Tell the person to claim it from " + service.title()
                                        + ".",
                                "Claim it from " + service.title() + ".")),
                Charged.YES,
                cost);
    }

    private JobError error(Declined declined) {
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
            case RATE_LIMITED ->
                error(
                        declined,
                        ErrorType.RATE_LIMITED,
                        service.title() + " receives too many requests.",
                        NextStep.of("Call again in a minute; nothing is paid twice."));
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

    private static NextStep forThePerson(String task) {
        return new NextStep("Tell the person to " + task, Character.toUpperCase(task.charAt(0)) + task.substring(1));
    }

    private static NextStep doNotResend(String whereToLook) {
        return new NextStep(
                "Do not send it again by yourself. Tell the person; " + whereToLook + ".",
                "Look before you call again: " + whereToLook + ". `api18-mcp settle` records what you find.");
    }

    private static String bare(String message) {
        return message.strip().replaceAll("[.\\s]+$", "");
    }
}

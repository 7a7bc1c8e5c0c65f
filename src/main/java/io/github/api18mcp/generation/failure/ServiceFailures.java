package io.github.api18mcp.generation.failure;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import java.util.List;
import java.util.Optional;

/** What becomes of a job when its service does not deliver, and what the agent is told: the table of the contract. */
public record ServiceFailures(Service service) {

    public JobState declined(Declined declined) {
        return new JobState.Failed(Optional.empty(), error(declined), Charged.NO, Optional.of(Usd.ZERO));
    }

    private JobError error(Declined declined) {
        return switch (declined.reason()) {
            case INVALID_KEY ->
                answer(
                        declined,
                        ErrorType.INVALID_API_KEY,
                        service.keyVariable() + " is not accepted.",
                        "Tell the person to check " + service.keyVariable() + ": " + service.keyPage());
            case INSUFFICIENT_BALANCE ->
                answer(
                        declined,
                        ErrorType.INSUFFICIENT_BALANCE,
                        "The balance at " + service.title() + " is too low.",
                        "Tell the person to add credit on " + service.billing() + ".");
            case PAID_BALANCE_REQUIRED ->
                answer(
                        declined,
                        ErrorType.PAID_BALANCE_REQUIRED,
                        service.title() + " does this only for paid balance or a paid plan.",
                        "Tell the person to add paid credit or a paid plan on " + service.billing()
                                + "; welcome credit does not count.");
            case INVALID_REQUEST ->
                answer(
                        declined,
                        ErrorType.INVALID_ARGUMENTS,
                        service.title() + " does not accept the arguments.",
                        "Correct the arguments and call again.");
            case MODEL_NOT_FOUND ->
                answer(
                        declined,
                        ErrorType.MODEL_NOT_FOUND,
                        service.title() + " does not have this model, or not any more.",
                        "Use another model; list_models names them.");
            case NOT_FOUND ->
                answer(
                        declined,
                        ErrorType.NOT_FOUND,
                        "There is nothing at this address.",
                        "Tell the person to check " + service.urlVariable() + ".");
            case RATE_LIMITED ->
                answer(
                        declined,
                        ErrorType.RATE_LIMITED,
                        service.title() + " is being asked too often.",
                        "Call again in a minute; nothing is paid twice.");
            case UNAVAILABLE ->
                answer(
                        declined,
                        ErrorType.PROVIDER_UNAVAILABLE,
                        service.title() + " cannot be reached, or cannot generate at the moment.",
                        "Call again later; nothing is paid twice.");
        };
    }

    /** An id that a look-up does not find came from the caller; the address of the service is right. */
    public JobError lookupError(Declined declined) {
        JobError error = error(declined);
        return declined.reason() == DeclineReason.NOT_FOUND
                ? new JobError(
                        error.type(),
                        error.message(),
                        "Check the id that you gave.",
                        error.providerType(),
                        error.violations())
                : error;
    }

    private JobError answer(Declined declined, ErrorType type, String what, String nextStep) {
        String message = "%s (%s). Nothing was charged.".formatted(bare(what), bare(declined.message()));
        return new JobError(type, message, nextStep, declined.type(), List.of());
    }

    public JobState uncertain(String what) {
        return new JobState.Unknown(
                Optional.empty(),
                new JobError(
                        ErrorType.OUTCOME_UNKNOWN,
                        "It is not known whether the job was begun: " + what + ". It may have been charged.",
                        "Do not send it again by yourself. Tell the person; the dashboard of " + service.title()
                                + " shows whether it ran."));
    }

    public JobState failed(String providerJobId, Report.GenerationFailed report) {
        String what = "The generation failed: " + bare(report.message()) + ". ";
        return switch (report.refund()) {
            case GIVEN ->
                new JobState.Failed(
                        Optional.of(providerJobId),
                        new JobError(
                                ErrorType.GENERATION_FAILED,
                                what + "Its price was refunded.",
                                "Change what is asked for and call again."),
                        Charged.NO,
                        Optional.of(Usd.ZERO));
            case UNKNOWN ->
                new JobState.Failed(
                        Optional.of(providerJobId),
                        new JobError(
                                ErrorType.GENERATION_FAILED,
                                what + service.title() + " does not say whether it was charged.",
                                "Ask the person before sending it again; the account at " + service.title()
                                        + " shows what it cost."),
                        Charged.UNKNOWN,
                        Optional.empty());
        };
    }

    public JobState notFound(String providerJobId) {
        return new JobState.Unknown(
                Optional.of(providerJobId),
                new JobError(
                        ErrorType.JOB_NOT_FOUND,
                        service.title() + " no longer knows the job " + providerJobId
                                + " that it had accepted and charged.",
                        "Do not send it again by yourself. Tell the person; the dashboard of " + service.title()
                                + " may show it."));
    }

    public JobState withoutOutput(String providerJobId, Optional<Usd> cost) {
        return protocol(
                providerJobId,
                cost,
                service.title() + " says the job " + providerJobId + " is done, but names no output.");
    }

    public JobState unreadable(String providerJobId, String what) {
        return protocol(
                providerJobId,
                Optional.empty(),
                service.title() + " accepted the job " + providerJobId + " but could not be read to its end: " + what
                        + ".");
    }

    private JobState protocol(String providerJobId, Optional<Usd> cost, String what) {
        return new JobState.Failed(
                Optional.of(providerJobId),
                new JobError(
                        ErrorType.PROVIDER_PROTOCOL,
                        what + " It was charged.",
                        "Do not send it again by yourself. Tell the person to claim it from " + service.title() + "."),
                Charged.YES,
                cost);
    }

    private static String bare(String message) {
        return message.strip().replaceAll("[.\\s]+$", "");
    }
}

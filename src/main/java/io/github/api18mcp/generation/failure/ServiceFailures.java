package io.github.api18mcp.generation.failure;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.NextStep;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Declined;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How a job ends when its service does not deliver, and what the caller is told: the contract's table of failures. */
public record ServiceFailures(Service service) {

    /** No service keeps outputs for less time, so that a date within it is wrong. */
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

    /** The service declined the submission: nothing was charged. */
    public JobState declined(Declined declined) {
        return free(new DeclinedErrors(service).error(declined));
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
            case JOURNAL_UNAVAILABLE -> free(Rejections.journalUnavailable());
            case NOT_WANTED -> neverSent("its caller left before it was sent");
            case HELD_BY_ANOTHER_PROCESS -> neverSent("another process has taken the job over");
            case IMAGE_UNAVAILABLE ->
                free(Rejections.imageUnavailable(notSent.details().orElse("The picture is not available.")));
        };
    }

    /** @param reason why the request was not sent */
    public JobState neverSent(String reason) {
        return free(new JobError(
                ErrorType.NOT_SENT,
                "The job was not begun: " + reason + ". Nothing was sent and nothing was charged.",
                NextStep.of("Call again; nothing is paid twice.")));
    }

    private static JobState free(JobError error) {
        return new JobState.Failed(Optional.empty(), error, Charged.NO, Optional.of(Usd.ZERO));
    }

    public JobState failed(String providerJobId, Report.GenerationFailed report) {
        String message = "The generation failed: " + DeclinedErrors.bare(report.message()) + ".";
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
            case NONE ->
                new JobState.Failed(
                        Optional.of(providerJobId),
                        new JobError(
                                ErrorType.GENERATION_FAILED,
                                message
                                        + report.cost()
                                                .map(usd -> " " + service.title() + " says that it cost " + usd
                                                        + " all the same.")
                                                .orElse(" It was charged."),
                                new NextStep(
                                        "Ask the person before sending it again: it costs again.",
                                        "Change what is asked for before you call again: it costs again.")),
                        Charged.YES,
                        report.cost());
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

    /** The service says that the job is done. */
    public JobState succeeded(Job job, String providerJobId, Report.Succeeded report, Instant now) {
        if (report.outputs().isEmpty()) {
            return protocol(
                    providerJobId,
                    report.cost(),
                    service.title() + " says the job " + providerJobId
                            + " is done, but names no output that can be read: " + String.join("; ", report.doubts())
                            + ".");
        }
        boolean expiredAtOnce = report.expiresAt()
                .filter(end ->
                        !now.isBefore(end) && now.isBefore(job.startedAt().plus(SHORTEST_RETENTION)))
                .isPresent();
        Stream<String> doubt = expiredAtOnce
                ? Stream.of(service.title() + " says that the links expired at "
                        + report.expiresAt().get() + ", before it gave them. They may work all the same; save them now")
                : Stream.empty();
        Report.Succeeded believed = expiredAtOnce ? report.undated() : report;
        return new JobState.Completed(
                providerJobId,
                believed.outputs(),
                believed.cost(),
                believed.completedAt().orElse(now),
                believed.expiresAt(),
                Stream.concat(report.doubts().stream(), doubt)
                        .map(sentence -> DeclinedErrors.bare(sentence) + ".")
                        .toList(),
                Optional.empty());
    }

    /** How a job ended after all, if its service says so now; empty if it says nothing new. */
    public Optional<JobState> afterAll(Job job, ProviderJob answer, Instant now) {
        String id = answer.providerJobId();
        return answer.report()
                .fold(
                        inProgress -> Optional.empty(),
                        succeeded -> Optional.of(succeeded(job, id, succeeded, now))
                                .filter(state -> state instanceof JobState.Completed),
                        failed -> Optional.of(failed(id, failed)),
                        notFound -> Optional.empty(),
                        unreadable -> Optional.empty());
    }

    /** What is told of a job that is said to be done, while it is asked for once more. */
    public String incomplete(Report.Succeeded report) {
        return service.title() + " says that it is done, but " + String.join("; ", report.doubts())
                + "; it is asked again";
    }

    /** What is told of a job that the service does not know, while it is asked for once more. */
    public String unknownYet() {
        return service.title() + " says that it does not know the job; it is asked again";
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

    private static NextStep doNotResend(String whereToLook) {
        return new NextStep(
                "Do not send it again by yourself. Tell the person; " + whereToLook + ".",
                "Look before you call again: " + whereToLook + ". `api18-mcp settle` records what you find.");
    }
}

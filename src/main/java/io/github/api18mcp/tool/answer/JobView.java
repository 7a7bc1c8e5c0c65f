package io.github.api18mcp.tool.answer;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.LookupDeclined;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.Consent;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.NextStep;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.Output.Remark;
import io.github.api18mcp.platform.Mode;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A job in the form of the contract; unknown values are {@code null}, and a note is there only if there is something to note. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record JobView(
        @JsonUnwrapped Identity identity,
        JobStatus status,
        @JsonUnwrapped Made made,
        @JsonUnwrapped Money money,
        @JsonUnwrapped Times times,
        boolean reused,
        boolean sandbox,
        @JsonInclude(JsonInclude.Include.NON_NULL) String note,
        String nextStep,
        ErrorView error) {

    /** Identifies the job: our id, the service's id, and the model. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Identity(String jobId, String provider, String providerJobId, String model) {
        static Identity of(Job job) {
            return new Identity(
                    job.id().value(),
                    job.request().provider(),
                    job.state().providerJobId().orElse(null),
                    job.request().model());
        }

        static Identity withoutJob(Optional<String> model) {
            return new Identity(null, null, null, model.orElse(null));
        }
    }

    /** The outputs. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Made(OutputKind outputKind, List<OutputView> outputs) {
        static final Made NOTHING = new Made(null, List.of());

        static Made of(Job job, Instant now) {
            List<Output> outputs =
                    completed(job).map(JobState.Completed::outputs).orElse(List.of());
            return new Made(
                    job.request().output(),
                    outputs.stream().map(output -> OutputView.of(output, now)).toList());
        }
    }

    /** The price and the cost. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Money(Usd quotedUsd, Usd costUsd, Charged charged) {
        static final Money NOT_CHARGED = new Money(null, null, Charged.NO);

        static Money of(Job job) {
            return new Money(
                    job.request().quoted().orElse(null),
                    job.state().cost().orElse(null),
                    job.state().charged());
        }
    }

    /** When the job began and ended, and when its outputs expire. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Times(String createdAt, String completedAt, String expiresAt, Long elapsedMs) {
        static final Times NONE = new Times(null, null, null, null);

        static Times of(Job job, Instant now) {
            return new Times(
                    job.createdAt().toString(),
                    completed(job).map(done -> done.completedAt().toString()).orElse(null),
                    completed(job)
                            .flatMap(JobState.Completed::expiresAt)
                            .map(Instant::toString)
                            .orElse(null),
                    job.elapsed(now).toMillis());
        }
    }

    /** One output. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OutputView(
            URI url,
            String mimeType,
            String expiresAt,
            boolean expired,
            String file,
            @JsonAnyGetter Map<String, String> remarks) {
        static OutputView of(Output output, Instant now) {
            return new OutputView(
                    output.address(),
                    output.mimeType().orElse(null),
                    output.expiresAt().map(Instant::toString).orElse(null),
                    output.isExpired(now),
                    output.file().map(Object::toString).orElse(null),
                    output.remarks().stream()
                            .collect(Collectors.toMap(
                                    Remark::name, Remark::value, (one, other) -> one, LinkedHashMap::new)));
        }
    }

    /** What went wrong. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ErrorView(
            ErrorType type, String message, boolean retryable, String providerType, List<Violation> violations) {
        static ErrorView of(JobError error) {
            return new ErrorView(
                    error.type(),
                    error.message(),
                    error.type().retryable(),
                    error.providerType().orElse(null),
                    error.violations());
        }
    }

    static JobView of(Rejected refused) {
        return withoutJob(JobStatus.REFUSED, refused.model(), refused.mode(), refused.error());
    }

    static JobView of(LookupDeclined declined) {
        return withoutJob(JobStatus.FAILED, Optional.empty(), declined.mode(), declined.error());
    }

    private static JobView withoutJob(JobStatus status, Optional<String> model, Mode mode, JobError error) {
        return new JobView(
                Identity.withoutJob(model),
                status,
                Made.NOTHING,
                Money.NOT_CHARGED,
                Times.NONE,
                false,
                mode == Mode.SANDBOX,
                null,
                error.nextStep().agent(),
                ErrorView.of(error));
    }

    static JobView of(JobResult result, Instant now) {
        Job job = result.job();
        return new JobView(
                Identity.of(job),
                job.status(),
                Made.of(job, now),
                Money.of(job),
                Times.of(job, now),
                result.provenance() != Provenance.MADE,
                job.request().owner().mode() == Mode.SANDBOX,
                JobNotes.of(result).orElse(null),
                nextStep(result).map(NextStep::agent).orElse(null),
                error(job).map(ErrorView::of).orElse(null));
    }

    /** What the caller should do next; empty if there is nothing to do. */
    static Optional<NextStep> nextStep(JobResult result) {
        Job job = result.job();
        if (job.state().ended()) {
            return error(job)
                    .map(error -> result.provenance() == Provenance.HELD
                            ? payAgain(job, error.nextStep())
                            : error.nextStep());
        }
        if (job.state() instanceof JobState.AwaitingConfirmation) {
            Usd price = job.request().quoted().orElseThrow();
            return Optional.of(new NextStep(
                    missing(result.consent(), price)
                            + "Ask the person. If they agree, call confirm_job with job_id %s and price_usd %s within 15 minutes."
                                    .formatted(job.id(), price.plain()),
                    "If you agree, run within 15 minutes: api18-mcp call confirm_job job_id=%s price_usd=%s"
                            .formatted(job.id(), price.plain())));
        }
        String paid = job.state().charged() == Charged.YES ? "it is paid for" : "it may be paid for";
        return Optional.of(new NextStep(
                "Call get_job with job_id %s and wait_seconds 50. Do not send it again: %s.".formatted(job.id(), paid),
                "Run: api18-mcp call get_job job_id=%s wait_seconds=50. Do not call it again: %s."
                        .formatted(job.id(), paid)));
    }

    /** What to do about an earlier job for which an identical call was not sent. */
    private static NextStep payAgain(Job job, NextStep aboutTheEarlierJob) {
        String held =
                "This is what became of an identical call at " + job.createdAt() + "; nothing was sent this time. ";
        return new NextStep(
                held + aboutTheEarlierJob.agent()
                        + " If the person wants to pay again, call again with _meta \"api18mcp/pay-again\": true.",
                held + aboutTheEarlierJob.person() + " To pay again all the same, call again with --again.");
    }

    private static String missing(Consent consent, Usd price) {
        return consent == Consent.UNTICKED
                ? "The form was accepted without a tick at \"%s\", so nothing was agreed to. "
                        .formatted(ConfirmationRequest.box(price))
                : "";
    }

    private static Optional<JobState.Completed> completed(Job job) {
        return job.state() instanceof JobState.Completed done ? Optional.of(done) : Optional.empty();
    }

    private static Optional<JobError> error(Job job) {
        return asItEnded(job.state()).map(error -> job.state()
                .settlement()
                .map(settlement -> SettledError.of(error, settlement))
                .orElse(error));
    }

    private static Optional<JobError> asItEnded(JobState state) {
        if (state instanceof JobState.Failed failed) {
            return Optional.of(failed.error());
        }
        if (state instanceof JobState.NotConfirmed refused) {
            return Optional.of(refused.error());
        }
        return state instanceof JobState.Unknown unknown ? Optional.of(unknown.error()) : Optional.empty();
    }
}

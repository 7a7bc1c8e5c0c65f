package io.github.api18mcp.tool;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.api18mcp.access.Mode;
import io.github.api18mcp.catalog.Output;
import io.github.api18mcp.catalog.Output.Remark;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.generation.Outcome.Declined;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Refused;
import io.github.api18mcp.generation.Outcome.Told;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.Status;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A job as the contract spells it; what is not known is {@code null}. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record JobView(
        String jobId,
        String provider,
        String providerJobId,
        String model,
        Status status,
        OutputKind outputKind,
        List<OutputView> outputs,
        Usd quotedUsd,
        Usd costUsd,
        Charged charged,
        String createdAt,
        String completedAt,
        String expiresAt,
        Long elapsedMs,
        boolean reused,
        boolean sandbox,
        String nextStep,
        ErrorView error) {

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OutputView(
            URI url, String mimeType, String expiresAt, String file, @JsonAnyGetter Map<String, String> remarks) {
        static OutputView of(Output output) {
            return new OutputView(
                    output.url(),
                    output.mimeType().orElse(null),
                    output.expiresAt().map(Instant::toString).orElse(null),
                    output.file().map(Object::toString).orElse(null),
                    output.remarks().stream()
                            .collect(Collectors.toMap(
                                    Remark::name, Remark::value, (one, other) -> one, LinkedHashMap::new)));
        }
    }

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

    static JobView of(Refused refused) {
        return withoutJob(Status.REFUSED, refused.model(), refused.mode(), refused.error());
    }

    static JobView of(Declined declined) {
        return withoutJob(Status.FAILED, Optional.empty(), declined.mode(), declined.error());
    }

    private static JobView withoutJob(Status status, Optional<String> model, Mode mode, JobError error) {
        return new JobView(
                null,
                null,
                null,
                model.orElse(null),
                status,
                null,
                List.of(),
                null,
                null,
                Charged.NO,
                null,
                null,
                null,
                null,
                false,
                mode == Mode.SANDBOX,
                error.nextStep(),
                ErrorView.of(error));
    }

    static JobView of(Told told, Instant now) {
        Job job = told.job();
        Optional<JobState.Completed> completed = completed(job);
        Optional<JobError> error = error(job);
        return new JobView(
                job.id().value(),
                job.order().provider(),
                job.state().providerJobId().orElse(null),
                job.order().model(),
                job.status(),
                job.order().output(),
                completed
                        .map(done -> done.outputs().stream().map(OutputView::of).toList())
                        .orElse(List.of()),
                job.order().quoted().orElse(null),
                cost(job.state()).orElse(null),
                job.state().charged(),
                job.createdAt().toString(),
                completed.map(done -> done.completedAt().toString()).orElse(null),
                completed
                        .flatMap(JobState.Completed::expiresAt)
                        .map(Instant::toString)
                        .orElse(null),
                job.elapsed(now).toMillis(),
                told.provenance() == Provenance.REUSED,
                job.order().owner().mode() == Mode.SANDBOX,
                error.map(JobError::nextStep).orElseGet(() -> nextStep(job)),
                error.map(ErrorView::of).orElse(null));
    }

    private static String nextStep(Job job) {
        if (job.state().ended()) {
            return null;
        }
        String paid = job.state().charged() == Charged.YES ? "it is paid for" : "it may be paid for";
        return "Call get_job with job_id " + job.id() + " and wait_seconds 50. Do not send it again: " + paid + ".";
    }

    private static Optional<JobState.Completed> completed(Job job) {
        return job.state() instanceof JobState.Completed done ? Optional.of(done) : Optional.empty();
    }

    private static Optional<JobError> error(Job job) {
        if (job.state() instanceof JobState.Failed failed) {
            return Optional.of(failed.error());
        }
        return job.state() instanceof JobState.Unknown unknown ? Optional.of(unknown.error()) : Optional.empty();
    }

    private static Optional<Usd> cost(JobState state) {
        if (state instanceof JobState.Completed done) {
            return done.cost();
        }
        return state instanceof JobState.Failed failed ? failed.cost() : Optional.empty();
    }
}

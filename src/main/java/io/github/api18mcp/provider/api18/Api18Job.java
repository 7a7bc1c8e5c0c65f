package io.github.api18mcp.provider.api18;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.provider.ErrorWords;
import io.github.api18mcp.provider.ExpectedOutputs;
import io.github.api18mcp.provider.JobObject;
import io.github.api18mcp.provider.JobStatusWord;
import io.github.api18mcp.provider.JsonFields;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Refund;
import io.github.api18mcp.provider.ServiceResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A job in a response of Api18.dev (section 5 of its reference). */
record Api18Job(JobObject job, Optional<String> location) {

    private static final List<String> ID_NAMES =
            List.of("id", "job_id", "jobId", "task_id", "taskId", "generation_id", "uuid", "_id", "Id", "ID");

    /** The address of a job, which ends with its id. */
    private static final Pattern ADDRESS = Pattern.compile(".*/jobs/([\\w.~%-]+)/?(?:[?#].*)?");

    static Api18Job of(ServiceResponse response) {
        return new Api18Job(JobObject.of(response.body(), ID_NAMES), response.location());
    }

    Optional<String> id() {
        return job.id()
                .or(() -> fields().object("urls").text("get").flatMap(Api18Job::last))
                .or(() -> location.flatMap(Api18Job::last));
    }

    private static Optional<String> last(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private JsonFields fields() {
        return job.fields();
    }

    /** Whether it is certainly a job, also in the answer to a request that went wrong. */
    boolean isCertain() {
        return JobStatusWord.of(fields()).isKnown()
                || location.flatMap(Api18Job::last).isPresent();
    }

    Report report(ExpectedOutputs expected) {
        return switch (JobStatusWord.of(fields())) {
            case PROCESSING -> new Report.InProgress();
            case COMPLETED -> succeeded(expected);
            case FAILED -> failed();
            case OTHER -> new Report.InProgress(JobStatusWord.remark(Api18Client.SERVICE, fields()));
            case MISSING -> withoutStatus(expected);
        };
    }

    private Report withoutStatus(ExpectedOutputs expected) {
        Report.Succeeded succeeded = succeeded(expected);
        return succeeded.outputs().isEmpty()
                ? new Report.Unreadable("the job has no status in " + fields().quoted())
                : succeeded;
    }

    private Report.Succeeded succeeded(ExpectedOutputs expected) {
        Optional<Instant> expiresAt = fields().instant("expires_at");
        return expected.read(
                fields(),
                "data",
                (output, around) -> output.until(expiresAt),
                cost(),
                fields().instant("completed_at"),
                expiresAt);
    }

    /** Failed jobs are refunded, unless the service says that this one cost something. */
    private Report failed() {
        Refund refund = cost().filter(usd -> usd.compareTo(Usd.ZERO) > 0).isPresent() ? Refund.NONE : Refund.GIVEN;
        return new Report.GenerationFailed(errorMessage(), refund, cost());
    }

    private Optional<Usd> cost() {
        return fields().amount("cost_usd").map(Usd::new);
    }

    private String errorMessage() {
        return new ErrorWords(fields().json())
                .message()
                .or(() -> JobStatusWord.text(fields()).filter(word -> !word.equals("failed")))
                .orElse("no reason given");
    }
}

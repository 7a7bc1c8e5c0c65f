package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.job.JobId;
import java.util.Optional;
import java.util.OptionalInt;

/** The argument {@code job_id}. */
final class JobIdArgument {

    private static final String JOB_ID = "job_id";

    private JobIdArgument() {}

    static Text parameter(String description) {
        return new Text(JOB_ID, description, true, OptionalInt.empty());
    }

    /** Empty if the text is not a job id; that is treated as a missing job. */
    static Optional<JobId> of(Arguments arguments) {
        return JobId.of(arguments.word(JOB_ID));
    }
}

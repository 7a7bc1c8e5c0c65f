package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.Refusals;
import io.github.api18mcp.job.JobId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The job that a call names by its {@code job_id}. */
final class JobIdArgument {

    private static final String JOB_ID = "job_id";

    private JobIdArgument() {}

    static Text parameter(String description) {
        return new Text(JOB_ID, description, true, OptionalInt.empty());
    }

    /** Goes on with the id; what is none names no job either. */
    static Uni<Outcome> of(ToolCall call, Arguments arguments, Function<JobId, Uni<Outcome>> good) {
        return JobId.of(arguments.word(JOB_ID)).map(good).orElseGet(() -> Uni.createFrom()
                .item(new Rejected(Optional.empty(), call.owner().mode(), Refusals.noSuchJob())));
    }
}

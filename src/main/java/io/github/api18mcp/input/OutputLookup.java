package io.github.api18mcp.input;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.media.Output;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Finds an output of a job with its saved file. */
@FunctionalInterface
public interface OutputLookup {

    /**
     * Empty if the job has no such output.
     *
     * @param number 1 for the first output
     */
    Uni<Optional<Output>> output(Job job, int number);
}

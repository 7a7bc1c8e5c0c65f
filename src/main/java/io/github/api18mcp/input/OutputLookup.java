package io.github.api18mcp.input;

import io.github.api18mcp.catalog.ImageReference.JobOutput;
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

    /** The output that an address of this server stands for; empty if it is another address. */
    default Optional<JobOutput> served(String address) {
        return Optional.empty();
    }
}

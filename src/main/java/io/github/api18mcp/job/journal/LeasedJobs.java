package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import java.util.List;
import java.util.Set;

/**
 * What a process holds.
 *
 * @param kept what it held before and still does
 * @param taken what processes held that died, from now on its own
 */
public record LeasedJobs(Set<JobId> kept, List<Job> taken) {
    public LeasedJobs {
        kept = Set.copyOf(kept);
        taken = List.copyOf(taken);
    }
}

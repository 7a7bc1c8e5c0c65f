package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import java.util.List;
import java.util.Set;

/**
 * The jobs whose lease a process holds.
 *
 * @param kept those it held before
 * @param taken those it has just taken over from processes that died
 */
public record LeasedJobs(Set<JobId> kept, List<Job> taken) {
    public LeasedJobs {
        kept = Set.copyOf(kept);
        taken = List.copyOf(taken);
    }
}

package io.github.api18mcp.job;

import java.util.List;
import java.util.Set;

/**
 * What a process holds.
 *
 * @param kept what it held before and still does
 * @param taken what processes held that died, from now on its own
 */
public record Held(Set<JobId> kept, List<Job> taken) {
    public Held {
        kept = Set.copyOf(kept);
        taken = List.copyOf(taken);
    }
}

package io.github.api18mcp.job;

import java.util.Optional;

/**
 * Which jobs to list, newest first.
 *
 * @param limit 1–100
 * @param before lists only jobs older than this one
 */
public record JobFilter(Optional<JobStatus> status, Optional<String> model, int limit, Optional<JobId> before) {

    public JobFilter {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit is 1–100");
        }
    }
}

package io.github.api18mcp.generation;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.platform.Mode;
import java.util.Optional;

/** What came of a call. */
public sealed interface Outcome {

    /** Nothing was sent and nothing was charged; there is no job. */
    record Rejected(Optional<String> model, Mode mode, JobError error) implements Outcome {}

    /** A service said no to something that costs nothing; there is no job. */
    record Declined(Mode mode, JobError error) implements Outcome {}

    /**
     * A job, as it stands.
     *
     * @param provenance whether it was made for this call
     */
    record JobResult(Job job, Provenance provenance) implements Outcome {}

    /** The caller left; the job, if there is one, goes on and is kept for the next identical call. */
    record CallerGone() implements Outcome {}

    /** Where a job comes from. */
    enum Provenance {
        MADE,
        /** Paid for by an earlier identical call whose caller had stopped waiting. */
        REUSED
    }
}

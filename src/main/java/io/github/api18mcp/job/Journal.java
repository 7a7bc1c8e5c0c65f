package io.github.api18mcp.job;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every job, its state and its money. A failed {@link Uni} means that the journal cannot be read or written. */
public interface Journal {

    /** Writes a new job down, before anything is sent. */
    Uni<Job> reserve(Order order);

    /** Writes a job's new state. */
    Uni<Void> write(Job job);

    /** The caller of this job has stopped waiting for it: the next identical order may have it. */
    Uni<Void> abandon(JobId id);

    /**
     * The oldest job that was abandoned since the given moment, asks for the same, and did not end in failure. It is given
     * out once; whoever gets it waits for it.
     */
    Uni<Optional<Job>> adopt(Order order, Instant since);

    /** The caller has been told how this job ended: a later identical order asks for a new one. */
    Uni<Void> delivered(JobId id);

    /** Empty where this owner has no such job. */
    Uni<Optional<Job>> find(Owner owner, JobId id);

    /** One job more than the limit says that there are more. */
    Uni<List<Job>> list(Owner owner, JobFilter filter);
}

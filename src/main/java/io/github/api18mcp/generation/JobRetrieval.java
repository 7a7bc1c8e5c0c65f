package io.github.api18mcp.generation;

import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.generation.tracking.EndedJobs;
import io.github.api18mcp.generation.tracking.JobHandle;
import io.github.api18mcp.generation.tracking.JobRunRegistry;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.SafeCallListener;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gets a job after the call that began it, from any process. */
@Singleton
public class JobRetrieval {

    /** How long a caller who does not want to wait is kept for the service's answer. */
    private static final Duration ONE_POLL = Duration.ofSeconds(3);

    private final Journal journal;
    private final JobRunRegistry runs;
    private final EndedJobs ended;
    private final JobWaiter waiter;
    private final Clock clock;

    JobRetrieval(Journal journal, JobRunRegistry runs, EndedJobs ended, JobWaiter waiter, Clock clock) {
        this.journal = journal;
        this.runs = runs;
        this.ended = ended;
        this.waiter = waiter;
        this.clock = clock;
    }

    /**
     * A job as it stands.
     *
     * @param wait how long to wait for its end; zero asks the service once and waits up to 3 s for that answer
     */
    public Uni<Outcome> get(Owner owner, JobId id, Duration wait, CallListener listener) {
        return find(owner, id).chain(found -> found.map(
                        job -> ended.askedAgain(job).chain(now -> await(now, wait, SafeCallListener.of(listener))))
                .orElseGet(() ->
                        Uni.createFrom().item(new Rejected(Optional.empty(), owner.mode(), Rejections.noSuchJob()))));
    }

    /**
     * A job as it stands, without asking the service. A job that this process tracks is found without the journal, which may be
     * out of order.
     */
    public Uni<Optional<Job>> find(Owner owner, JobId id) {
        Optional<Job> tracked = runs.tracked(owner, id);
        return tracked.isPresent() ? Uni.createFrom().item(tracked) : journal.find(owner, id);
    }

    private Uni<Outcome> await(Job job, Duration wait, CallListener listener) {
        Instant until = clock.instant().plus(wait.isZero() ? ONE_POLL : wait);
        JobHandle run = runs.attend(job, until);
        return waiter.observe(run, wait.isZero() ? run.refresh() : run.over(), until, listener, Provenance.MADE);
    }
}

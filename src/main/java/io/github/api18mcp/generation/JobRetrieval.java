package io.github.api18mcp.generation;

import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Rejected;
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

/** How a result is picked up later, from any process. */
@Singleton
public class JobRetrieval {

    /** How long whoever does not want to wait is kept for the service's answer. */
    private static final Duration ONE_LOOK = Duration.ofSeconds(3);

    private final Journal journal;
    private final JobRuns runs;
    private final Awaiting awaiting;
    private final Clock clock;

    JobRetrieval(Journal journal, JobRuns runs, Awaiting awaiting, Clock clock) {
        this.journal = journal;
        this.runs = runs;
        this.awaiting = awaiting;
        this.clock = clock;
    }

    /** A job as it stands, after waiting up to that long for its end; without a wait, as the service says it stands now. */
    public Uni<Outcome> get(Owner owner, JobId id, Duration wait, CallListener listener) {
        return JournalFailure.refused(
                owner,
                Optional.empty(),
                find(owner, id)
                        .chain(found -> found.isPresent()
                                ? stood(found.get(), wait, listener)
                                : Uni.createFrom()
                                        .item(new Rejected(Optional.empty(), owner.mode(), Refusals.noSuchJob()))));
    }

    /** What this process follows itself it knows without the journal. */
    private Uni<Optional<Job>> find(Owner owner, JobId id) {
        Optional<Job> known = runs.known(owner, id);
        return known.isPresent() ? Uni.createFrom().item(known) : journal.find(owner, id);
    }

    private Uni<Outcome> stood(Job job, Duration wait, CallListener listener) {
        Instant now = clock.instant();
        Instant until = now.plus(wait.isZero() ? ONE_LOOK : wait);
        Followed run = runs.attend(job, until);
        return awaiting.aLook(run, wait.isZero() ? run.look() : run.over(), until, listener, Provenance.MADE);
    }
}

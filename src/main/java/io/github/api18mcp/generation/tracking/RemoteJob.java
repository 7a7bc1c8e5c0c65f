package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.generation.waiting.WatchedValue;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.Reserved;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Scheduler;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A job that another process tracks, or that has ended: its state is read from the journal. */
final class RemoteJob implements JobHandle {

    private static final Logger LOG = Logger.getLogger(RemoteJob.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final WatchedValue<Job> latest;
    private final Instant until;
    private final Journal journal;
    private final Scheduler scheduler;
    private final Clock clock;

    /** @param until when the last caller stops waiting; the journal is not read any longer */
    RemoteJob(Job job, Instant until, Journal journal, Scheduler scheduler, Clock clock) {
        this.latest = new WatchedValue<>(job);
        this.until = until;
        this.journal = journal;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public Job job() {
        return latest.get();
    }

    @Override
    public Uni<Void> answered() {
        return latest.when(job -> !(job.state() instanceof Reserved));
    }

    @Override
    public Uni<Void> over() {
        return latest.when(job -> job.state().ended());
    }

    @Override
    public void start() {
        if (!job().state().ended() && clock.instant().isBefore(until)) {
            scheduler.after(INTERVAL, () -> refresh().subscribe().with(read -> start()));
        }
    }

    /** Never fails: a journal that is out of order for a moment is read again. */
    @Override
    public Uni<Void> refresh() {
        if (job().state().ended()) {
            return Uni.createFrom().voidItem();
        }
        return journal.find(job().request().owner(), job().id())
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s: the journal cannot be read", job().id()))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .invoke(found -> found.ifPresent(latest::set))
                .replaceWithVoid();
    }

    /** The process that tracks the job goes on, because the job is paid for. */
    @Override
    public void callerGone() {}

    @Override
    public Job atShutdown() {
        return job();
    }
}

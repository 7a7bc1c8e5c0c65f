package io.github.api18mcp.generation;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.Recorded;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.platform.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A job that another process follows, or that has ended: what becomes of it is read in the journal. */
final class JobWatch implements Followed {

    private static final Logger LOG = Logger.getLogger(JobWatch.class);

    private static final Duration STEP = Duration.ofSeconds(1);

    private final Journal journal;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Instant until;
    private final Milestone accepted = new Milestone();
    private final Milestone over = new Milestone();
    private volatile Job job;

    /** @param until nobody watches any longer */
    JobWatch(Job job, Instant until, Journal journal, Scheduler scheduler, Clock clock) {
        this.job = job;
        this.until = until;
        this.journal = journal;
        this.scheduler = scheduler;
        this.clock = clock;
        announce();
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public Milestone accepted() {
        return accepted;
    }

    @Override
    public Milestone over() {
        return over;
    }

    @Override
    public void start() {
        if (!over.isReached() && clock.instant().isBefore(until)) {
            scheduler.after(STEP, () -> look().whenReached(this::start));
        }
    }

    @Override
    public Milestone look() {
        if (over.isReached()) {
            return over;
        }
        Milestone looked = new Milestone();
        journal.find(job.request().owner(), job.id())
                .onFailure(JournalUnavailableException.class)
                .invoke(failure -> LOG.warnf("%s: the journal cannot be read (%s)", job.id(), failure.getMessage()))
                .onFailure(JournalUnavailableException.class)
                .recoverWithItem(Optional.empty())
                .subscribe()
                .with(found -> {
                    found.ifPresent(now -> job = now);
                    announce();
                    looked.reach();
                });
        return looked;
    }

    /** Whoever follows it does so for the money that was paid. */
    @Override
    public void abandoned() {}

    @Override
    public Job cutOff() {
        return job;
    }

    private void announce() {
        if (!(job.state() instanceof Recorded)) {
            accepted.reach();
        }
        if (job.state().ended()) {
            over.reach();
        }
    }
}

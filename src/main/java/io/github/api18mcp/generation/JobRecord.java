package io.github.api18mcp.generation;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.job.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A job as it stands, kept in the journal. */
final class JobRecord {

    private static final Logger LOG = Logger.getLogger(JobRecord.class);

    private final Journal journal;
    private final Clock clock;
    private final Milestone accepted = new Milestone();
    private final Milestone over = new Milestone();
    private volatile Job job;

    JobRecord(Job job, Journal journal, Clock clock) {
        this.job = job;
        this.journal = journal;
        this.clock = clock;
        if (job.state().ended()) {
            announce();
        }
    }

    Job job() {
        return job;
    }

    /** What the service has of it; empty before and after. */
    Optional<Processing> processing() {
        return job.state() instanceof Processing processing ? Optional.of(processing) : Optional.empty();
    }

    Duration age() {
        return Duration.between(job.createdAt(), clock.instant());
    }

    /** The service has the job, or it ended without. */
    Milestone accepted() {
        return accepted;
    }

    /** The job ended, or is no longer followed. */
    Milestone over() {
        return over;
    }

    /** A state that cannot be written down is true all the same: the work goes on with what is in memory. */
    void move(JobState state, Runnable then) {
        job = job.in(state, clock.instant());
        journal.write(job)
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        failure,
                        "%s: the journal cannot be written; the service's id is %s",
                        job.id(),
                        state.providerJobId()))
                .onFailure()
                .recoverWithNull()
                .subscribe()
                .with(written -> {
                    announce();
                    then.run();
                });
    }

    void end(JobState state) {
        move(
                state,
                () -> LOG.infof(
                        "%s: %s after %d s, charged: %s",
                        job.id(),
                        job.status().word(),
                        age().toSeconds(),
                        state.charged().word()));
    }

    private void announce() {
        accepted.reach();
        if (job.state().ended()) {
            over.reach();
        }
    }
}

package io.github.api18mcp.generation;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.provider.Submission.Declined;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A job as it stands, kept in the journal and told to the witness. */
final class JobRecord {

    private static final Logger LOG = Logger.getLogger(JobRecord.class);

    private final Journal journal;
    private final JobMetrics metrics;
    private final Clock clock;
    private final Milestone accepted = new Milestone();
    private final Milestone over = new Milestone();
    private final Milestone kept = new Milestone();
    private volatile Job job;
    private volatile Instant sentAt;
    private volatile boolean unwritten;

    JobRecord(Job job, Journal journal, JobMetrics metrics, Clock clock) {
        this.job = job;
        this.sentAt = job.createdAt();
        this.journal = journal;
        this.metrics = metrics;
        this.clock = clock;
    }

    Job job() {
        return job;
    }

    /** What the service has of it; empty before and after. */
    Optional<Processing> processing() {
        return job.state() instanceof Processing processing ? Optional.of(processing) : Optional.empty();
    }

    /** Since it was sent, as far as this process knows: a person may have thought about the price before. */
    Duration age() {
        return Duration.between(sentAt, clock.instant());
    }

    void sent() {
        sentAt = clock.instant();
        LOG.infof(
                "%s: %s sent, quoted: %s",
                job.id(),
                job.request().model(),
                job.request().quoted().map(Object::toString).orElse("no price in dollars"));
    }

    void repeated(Declined why) {
        LOG.infof(
                "%s: declined for now (%s), sent again",
                job.id(), why.reason().name().toLowerCase(Locale.ROOT));
        metrics.repeated(job);
    }

    void asked() {
        LOG.debugf("%s: asked for", job.id());
        metrics.asked(job);
    }

    /** The service has the job, or it ended without. */
    Milestone accepted() {
        return accepted;
    }

    /** The job ended, or is no longer followed. */
    Milestone over() {
        return over;
    }

    /** The job ended, and how it did is in the journal. */
    Milestone kept() {
        return kept;
    }

    /** A state that cannot be written down is true all the same: the work goes on with what is in memory. */
    void move(JobState state, Runnable then) {
        job = job.in(state, clock.instant());
        write(() -> {
            announce();
            then.run();
        });
    }

    void end(JobState state) {
        state.cost()
                .filter(cost -> job.request()
                        .quoted()
                        .filter(quoted -> cost.compareTo(quoted) > 0)
                        .isPresent())
                .ifPresent(cost -> LOG.warnf(
                        "%s: cost %s, above its quote of %s; the catalog's price of %s may be out of date",
                        job.id(),
                        cost,
                        job.request().quoted().orElseThrow(),
                        job.request().model()));
        metrics.ended(job.in(state, clock.instant()), age());
        move(
                state,
                () -> LOG.infof(
                        "%s: %s after %d s, charged: %s",
                        job.id(),
                        job.status().word(),
                        age().toSeconds(),
                        state.charged().word()));
    }

    /** Another process says how it stands. */
    void learnt(Job told) {
        job = told;
        announce();
        kept.reach();
    }

    boolean isWritten() {
        return !unwritten;
    }

    /** Writes down what could not be written before. */
    void rewrite() {
        if (unwritten) {
            write(() -> {});
        }
    }

    private void write(Runnable then) {
        Job written = job;
        journal.write(written)
                .subscribe()
                .with(
                        done -> {
                            kept(written);
                            then.run();
                        },
                        failure -> {
                            notKept(written, failure);
                            then.run();
                        });
    }

    private void kept(Job written) {
        unwritten = written != job;
        if (!unwritten && job.state().ended()) {
            kept.reach();
        }
    }

    private void notKept(Job written, Throwable failure) {
        if (!unwritten) {
            LOG.errorf(
                    "%s: %s, but the journal cannot be written (%s); the service's id is %s",
                    written.id(),
                    written.status().word(),
                    failure instanceof JournalUnavailableException ? failure.getMessage() : failure,
                    written.state().providerJobId().orElse("not known"));
        }
        unwritten = true;
    }

    private void announce() {
        accepted.reach();
        if (job.state().ended()) {
            over.reach();
        }
    }
}

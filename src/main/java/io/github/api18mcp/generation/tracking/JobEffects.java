package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.generation.tracking.JobRun.Unsent;
import io.github.api18mcp.input.ImageNotHostedException;
import io.github.api18mcp.input.JobImages;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.platform.Scheduler;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.NotSent;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/** Carries out the effects of one job; what comes of each is the job's next event. */
final class JobEffects implements Effect.Executor {

    private static final Logger LOG = Logger.getLogger(JobEffects.class);

    private final JobRun run;
    private final Optional<Unsent> unsent;
    private final Provider provider;
    private final JobImages images;
    private final Journal journal;
    private final JobMetrics metrics;
    private final Scheduler scheduler;
    private final Clock clock;
    private volatile Runnable cancelNextPoll = () -> {};
    private volatile boolean writeFailing;

    JobEffects(
            JobRun run,
            Optional<Unsent> unsent,
            Provider provider,
            JobImages images,
            Journal journal,
            JobMetrics metrics,
            Scheduler scheduler,
            Clock clock) {
        this.run = run;
        this.unsent = unsent;
        this.provider = provider;
        this.images = images;
        this.journal = journal;
        this.metrics = metrics;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public void submit() {
        LOG.infof(
                "%s: submitting %s, quoted: %s",
                job().id(),
                job().request().model(),
                job().request().quoted().map(Object::toString).orElse("no price in dollars"));
        Uni.createFrom()
                .deferred(() -> images.hosted(job(), unsent.orElseThrow().arguments()))
                .onItemOrFailure()
                .transformToUni((arguments, failure) -> failure == null
                        ? provider.submit(job().request().model(), arguments, run)
                        : Uni.createFrom().item(notHosted(failure)))
                .subscribe()
                .with(this::submitted, failure -> {
                    LOG.errorf(failure, "%s: submitting failed in this server", job().id());
                    submitted(new Submission.Uncertain("an error in this server"));
                });
    }

    private Submission notHosted(Throwable failure) {
        if (failure instanceof ImageNotHostedException) {
            return new NotSent(NotSent.Reason.IMAGE_UNAVAILABLE, Optional.of(failure.getMessage()));
        }
        LOG.errorf(failure, "%s: not sent, because its images could not be hosted", job().id());
        return new NotSent(
                failure instanceof JournalUnavailableException
                        ? NotSent.Reason.JOURNAL_UNAVAILABLE
                        : NotSent.Reason.IMAGE_UNAVAILABLE);
    }

    private void submitted(Submission submission) {
        submission.fold(
                accepted -> log(Level.INFO, "accepted as " + accepted.job().providerJobId()),
                declined -> log(Level.INFO, "declined (" + word(declined.reason()) + ")"),
                notSent -> log(Level.INFO, "not sent (" + word(notSent.reason()) + ")"),
                uncertain -> log(Level.WARN, "nobody can tell whether it was begun: " + uncertain.reason()));
        run.handle((job, now) -> run.lifecycle().submitted(job, submission, now));
    }

    private Level log(Level level, String message) {
        LOG.logf(level, "%s: %s", job().id(), message);
        return level;
    }

    static String word(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void write(Effect.Write write) {
        Job job = write.job();
        journal.write(job)
                .subscribe()
                .with(
                        journaled -> {
                            writeFailing = false;
                            run.handle((before, now) ->
                                    run.lifecycle().written(before, job, journaled, write.unread(), now));
                        },
                        failure -> {
                            logFailedWrite(job, failure);
                            run.handle((before, now) ->
                                    run.lifecycle().written(before, job, before.journaled(), write.unread(), now));
                        });
    }

    /** Once for each time that the journal fails, with the id that would otherwise be lost with this process. */
    private void logFailedWrite(Job job, Throwable failure) {
        if (!writeFailing) {
            LOG.errorf(
                    failure,
                    "%s: %s, but the journal cannot be written; the service's id is %s",
                    job.id(),
                    job.status().word(),
                    job.state().providerJobId().orElse("not known"));
        }
        writeFailing = true;
    }

    @Override
    public void poll(String providerJobId) {
        LOG.debugf("%s: polled", job().id());
        metrics.polled(job());
        Uni.createFrom()
                .deferred(() -> provider.report(providerJobId, job().request().arguments()))
                .subscribe()
                .with(this::polled, failure -> {
                    LOG.errorf(failure, "%s: polling failed in this server", job().id());
                    polled(new ProviderJob(providerJobId, new Report.Unreadable("an error in this server")));
                });
    }

    private void polled(ProviderJob answer) {
        run.handle((job, now) -> run.lifecycle().polled(job, answer, now));
    }

    @Override
    public void pollLater(Duration delay) {
        cancelNextPoll = scheduler.after(delay, () -> run.handle(run.lifecycle()::pollDue));
    }

    @Override
    public void cancelNextPoll() {
        cancelNextPoll.run();
    }

    @Override
    public void announceEnd(Job job) {
        Duration time = Duration.between(run.tracked().polls().generationStart(), clock.instant());
        LOG.infof(
                "%s: %s after %d s, charged: %s",
                job.id(),
                job.status().word(),
                time.toSeconds(),
                job.state().charged().word());
        misunderstanding(job.state()).ifPresent(error -> LOG.warnf("%s: %s", job.id(), error.message()));
        job.costAboveQuote()
                .ifPresent(cost -> LOG.warnf(
                        "%s: cost %s, above its quote of %s; the catalog's price of %s may be out of date",
                        job.id(),
                        cost,
                        job.request().quoted().orElseThrow(),
                        job.request().model()));
        metrics.ended(job, time);
        if (!(job.state() instanceof JobState.Unknown)) {
            images.ended(job);
        }
    }

    /** The error that quotes what the service said, if that was not understood. */
    private static Optional<JobError> misunderstanding(JobState state) {
        if (state instanceof JobState.Unknown unknown) {
            return Optional.of(unknown.error());
        }
        return state instanceof JobState.Failed failed && failed.error().type() == ErrorType.PROVIDER_PROTOCOL
                ? Optional.of(failed.error())
                : Optional.empty();
    }

    private Job job() {
        return run.job();
    }
}

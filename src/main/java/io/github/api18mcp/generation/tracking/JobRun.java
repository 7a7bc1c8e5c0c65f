package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.generation.failure.ServiceFailures;
import io.github.api18mcp.generation.tracking.JobLifecycle.Transition;
import io.github.api18mcp.generation.waiting.WatchedValue;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.Recorded;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Scheduler;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.SubmissionInterest;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * One job that this process tracks: it carries out what {@link JobLifecycle} decides, one event after the other. It goes on
 * whether or not anybody waits, because the job is paid for.
 */
final class JobRun implements JobHandle, SubmissionInterest {

    private static final Logger LOG = Logger.getLogger(JobRun.class);

    /**
     * A request that is still to be sent.
     *
     * @param until when it is no longer repeated: its caller could not be told any more that the service declined it
     */
    record Unsent(Arguments arguments, Instant until) {}

    private final JobLifecycle lifecycle;
    private final Optional<Unsent> unsent;
    private final Provider provider;
    private final Journal journal;
    private final JobMetrics metrics;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Instant trackedSince;
    private final SerialExecutor events = new SerialExecutor();
    private final Effect.Executor effects = new Effects();
    private final WatchedValue<TrackedJob> tracked;
    private volatile Runnable cancelNextPoll = () -> {};
    private volatile boolean writeFailing;
    private volatile boolean wanted = true;
    private volatile Instant awaitedUntil;

    JobRun(
            TrackedJob first,
            Optional<Unsent> unsent,
            JobLifecycle lifecycle,
            Provider provider,
            Journal journal,
            JobMetrics metrics,
            Scheduler scheduler,
            Clock clock) {
        this.tracked = new WatchedValue<>(first);
        this.unsent = unsent;
        this.lifecycle = lifecycle;
        this.provider = provider;
        this.journal = journal;
        this.metrics = metrics;
        this.scheduler = scheduler;
        this.clock = clock;
        this.trackedSince = clock.instant();
        this.awaitedUntil = trackedSince;
    }

    @Override
    public Job job() {
        return tracked.get().job();
    }

    TrackedJob tracked() {
        return tracked.get();
    }

    @Override
    public Uni<Void> answered() {
        return tracked.when(TrackedJob::isAnswered);
    }

    @Override
    public Uni<Void> over() {
        return tracked.when(TrackedJob::isOver);
    }

    /** Completes once the journal has the end of the job. */
    Uni<Void> endJournaled() {
        return tracked.when(job -> job.phase() == TrackedJob.Phase.ENDED && job.isJournaled());
    }

    @Override
    public void start() {
        if (unsent.isPresent()) {
            handle(lifecycle::started);
        }
    }

    @Override
    public Uni<Void> poll() {
        return handled(lifecycle::pollRequested).chain(() -> tracked.when(TrackedJob::isPolled));
    }

    @Override
    public void callerGone() {
        wanted = false;
    }

    @Override
    public Job atShutdown() {
        Job job = job();
        return job.state() instanceof Recorded
                ? job.in(
                        new ServiceFailures(provider.service())
                                .uncertain("this program ended before the service answered"),
                        clock.instant())
                : job;
    }

    /** A caller waits for the job until then. */
    void attended(Instant until) {
        wanted = true;
        awaitedUntil = until.isAfter(awaitedUntil) ? until : awaitedUntil;
        handle(lifecycle::resumed);
    }

    /** This process took the job over. */
    void recover() {
        handle(lifecycle::takenOver);
    }

    void retryWrite() {
        handle((job, now) -> lifecycle.writeRetried(job));
    }

    /** Whether tracking began before that moment and the journal has all of it. */
    boolean isJournaledSince(Instant moment) {
        return trackedSince.isBefore(moment) && tracked.get().isJournaled();
    }

    /** Another process took the job over; callers who still wait are told what that one writes. */
    void handOver() {
        LOG.infof("%s: another process tracks it from now on", job().id());
        handle((job, now) -> lifecycle.handedOver(job));
        RemoteJob remote = new RemoteJob(job(), awaitedUntil, journal, scheduler, clock);
        remote.answered()
                .invoke(() -> handle((job, now) -> lifecycle.observed(job, remote.job())))
                .chain(remote::over)
                .subscribe()
                .with(over -> handle((job, now) -> lifecycle.observed(job, remote.job())));
        remote.start();
    }

    @Override
    public boolean isAwaitedAt(Instant moment) {
        return wanted
                && unsent.filter(request -> moment.isBefore(request.until())).isPresent();
    }

    @Override
    public boolean isWanted() {
        return wanted;
    }

    @Override
    public void repeated(Declined why) {
        LOG.infof("%s: declined for now (%s), sent again", job().id(), word(why));
        metrics.submissionRetried(job());
    }

    private void handle(BiFunction<TrackedJob, Instant, Transition> event) {
        events.execute(() -> apply(event));
    }

    private Uni<Void> handled(BiFunction<TrackedJob, Instant, Transition> event) {
        return Uni.createFrom()
                .emitter(emitter -> events.execute(() -> {
                    apply(event);
                    emitter.complete(null);
                }));
    }

    private void apply(BiFunction<TrackedJob, Instant, Transition> event) {
        Transition transition = event.apply(tracked.get(), clock.instant());
        tracked.set(transition.job());
        transition.effects().forEach(effect -> effect.execute(effects));
    }

    private static String word(Declined declined) {
        return declined.reason().name().toLowerCase(Locale.ROOT);
    }

    /** The effects; what comes of one is the next event. */
    private final class Effects implements Effect.Executor {

        @Override
        public void submit() {
            LOG.infof(
                    "%s: %s sent, quoted: %s",
                    job().id(),
                    job().request().model(),
                    job().request().quoted().map(Object::toString).orElse("no price in dollars"));
            Uni.createFrom()
                    .deferred(() -> provider.submit(
                            job().request().model(), unsent.orElseThrow().arguments(), JobRun.this))
                    .subscribe()
                    .with(this::submitted, failure -> {
                        LOG.errorf(failure, "%s: submitting failed in this server", job().id());
                        submitted(new Submission.Uncertain("an error in this server"));
                    });
        }

        private void submitted(Submission submission) {
            submission.fold(
                    accepted -> log(Level.INFO, "accepted as " + accepted.job().providerJobId()),
                    declined -> log(Level.INFO, "declined (" + word(declined) + ")"),
                    uncertain -> log(Level.WARN, "nobody can tell whether it was begun: " + uncertain.reason()));
            handle((job, now) -> lifecycle.submitted(job, submission, now));
        }

        private Level log(Level level, String message) {
            LOG.logf(level, "%s: %s", job().id(), message);
            return level;
        }

        @Override
        public void write(Effect.Write write) {
            Job job = write.job();
            journal.write(job)
                    .subscribe()
                    .with(
                            done -> {
                                writeFailing = false;
                                handle((before, now) -> lifecycle.written(before, job, job, write.unread(), now));
                            },
                            failure -> {
                                logFailedWrite(job, failure);
                                handle((before, now) ->
                                        lifecycle.written(before, job, before.journaled(), write.unread(), now));
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
                    .deferred(
                            () -> provider.report(providerJobId, job().request().arguments()))
                    .subscribe()
                    .with(this::polled, failure -> {
                        LOG.errorf(failure, "%s: polling failed in this server", job().id());
                        polled(new ProviderJob(providerJobId, new Report.Unreadable("of an error in this server")));
                    });
        }

        private void polled(ProviderJob answer) {
            handle((job, now) -> lifecycle.polled(job, answer, now));
        }

        @Override
        public void pollLater(Duration delay) {
            cancelNextPoll = scheduler.after(delay, () -> handle(lifecycle::pollDue));
        }

        @Override
        public void cancelNextPoll() {
            cancelNextPoll.run();
        }

        @Override
        public void announceEnd(Job job) {
            Duration time = Duration.between(tracked.get().polls().generationStart(), clock.instant());
            LOG.infof(
                    "%s: %s after %d s, charged: %s",
                    job.id(),
                    job.status().word(),
                    time.toSeconds(),
                    job.state().charged().word());
            job.costAboveQuote()
                    .ifPresent(cost -> LOG.warnf(
                            "%s: cost %s, above its quote of %s; the catalog's price of %s may be out of date",
                            job.id(),
                            cost,
                            job.request().quoted().orElseThrow(),
                            job.request().model()));
            metrics.ended(job, time);
        }
    }
}

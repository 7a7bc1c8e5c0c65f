package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.generation.failure.ServiceFailures;
import io.github.api18mcp.generation.tracking.JobLifecycle.Transition;
import io.github.api18mcp.generation.waiting.WatchedValue;
import io.github.api18mcp.input.JobImages;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.Reserved;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Scheduler;
import io.github.api18mcp.provider.NotSentException;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.NotSent;
import io.github.api18mcp.provider.SubmissionInterest;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * One job that this process tracks: it carries out what {@link JobLifecycle} decides, one event after the other. It goes on
 * whether or not anybody waits, because the job is paid for.
 */
final class JobRun implements JobHandle, SubmissionInterest {

    private static final Logger LOG = Logger.getLogger(JobRun.class);

    /**
     * A request that is still to be sent.
     *
     * @param until after this moment it is not retried, because too little time is left to tell the caller of a refusal
     */
    record Unsent(Arguments arguments, Instant until) {}

    private final JobLifecycle lifecycle;
    private final Optional<Unsent> unsent;
    private final Service service;
    private final Journal journal;
    private final JobMetrics metrics;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Instant trackedSince;
    private final SerialExecutor events = new SerialExecutor();
    private final Effect.Executor effects;
    private final WatchedValue<TrackedJob> tracked;
    private volatile boolean wanted = true;
    private volatile Instant awaitedUntil;

    JobRun(
            TrackedJob first,
            Optional<Unsent> unsent,
            JobLifecycle lifecycle,
            Provider provider,
            JobImages images,
            Journal journal,
            JobMetrics metrics,
            Scheduler scheduler,
            Clock clock) {
        this.tracked = new WatchedValue<>(first);
        this.unsent = unsent;
        this.lifecycle = lifecycle;
        this.service = provider.service();
        this.journal = journal;
        this.metrics = metrics;
        this.scheduler = scheduler;
        this.clock = clock;
        this.trackedSince = clock.instant();
        this.awaitedUntil = trackedSince;
        this.effects = new JobEffects(this, unsent, provider, images, journal, metrics, scheduler, clock);
    }

    @Override
    public Job job() {
        return tracked.get().job();
    }

    @Override
    public Optional<String> remark() {
        TrackedJob current = tracked.get();
        return current.job().state().ended()
                ? Optional.empty()
                : current.polls().trouble().map(trouble -> trouble.words(service, clock.instant()));
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

    /** Completes once the job has ended; not when it is merely polled no more. */
    Uni<Void> ended() {
        return tracked.when(job -> job.isOver() && job.job().state().ended());
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
    public Uni<Void> refresh() {
        return handled(lifecycle::pollRequested).chain(() -> tracked.when(TrackedJob::isPolled));
    }

    @Override
    public void callerGone() {
        wanted = false;
    }

    /** Nothing is sent any more, so that what the caller is told stays true. */
    @Override
    public Job atShutdown() {
        wanted = false;
        Job job = job();
        if (!(job.state() instanceof Reserved)) {
            return job;
        }
        ServiceFailures failures = new ServiceFailures(service);
        String reason = "this program ended before ";
        return job.in(
                job.state().isUnsent()
                        ? failures.neverSent(reason + "it was sent")
                        : failures.uncertain(reason + "the service answered"),
                clock.instant());
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
    public Uni<Void> sending() {
        return mark(journal.sending(job()))
                .onFailure(failure -> !(failure instanceof NotSentException))
                .transform(failure -> {
                    LOG.errorf(failure, "%s: not sent, because the journal cannot be written", job().id());
                    return new NotSentException(NotSent.Reason.JOURNAL_UNAVAILABLE);
                })
                .chain(marked -> wanted ? Uni.createFrom().voidItem() : notWanted());
    }

    private Uni<Void> notWanted() {
        return markNotSent().chain(() -> Uni.createFrom().failure(new NotSentException(NotSent.Reason.NOT_WANTED)));
    }

    @Override
    public Uni<Void> declined(Declined why) {
        return markNotSent();
    }

    /** If the journal cannot be written, the job only looks as if it may have been charged. */
    private Uni<Void> markNotSent() {
        return mark(journal.notSent(job())).onFailure().recoverWithNull();
    }

    private Uni<Void> mark(Uni<Optional<Job>> write) {
        return write.chain(found -> found.map(marked -> handled((job, now) -> lifecycle.marked(job, marked)))
                .orElseGet(
                        () -> Uni.createFrom().failure(new NotSentException(NotSent.Reason.HELD_BY_ANOTHER_PROCESS))));
    }

    @Override
    public void retrying(Declined why) {
        LOG.infof("%s: declined for now (%s), sent again", job().id(), JobEffects.word(why.reason()));
        metrics.submissionRetried(job());
    }

    JobLifecycle lifecycle() {
        return lifecycle;
    }

    void handle(BiFunction<TrackedJob, Instant, Transition> event) {
        events.execute(() -> apply(event));
    }

    private Uni<Void> handled(BiFunction<TrackedJob, Instant, Transition> event) {
        return Uni.createFrom()
                .emitter(emitter -> events.execute(() -> {
                    apply(event);
                    emitter.complete(null);
                }));
    }

    /** Once when it begins, and once when it is over. */
    private void logTrouble(Optional<PollTrouble> before, Optional<PollTrouble> after) {
        if (after.isPresent() && !after.map(PollTrouble::kind).equals(before.map(PollTrouble::kind))) {
            LOG.warnf("%s: %s", job().id(), after.get().words(service, clock.instant()));
        } else if (before.isPresent() && after.isEmpty()) {
            LOG.infof("%s: %s answers as usual again", job().id(), service.title());
        }
    }

    private void apply(BiFunction<TrackedJob, Instant, Transition> event) {
        TrackedJob before = tracked.get();
        Transition transition = event.apply(before, clock.instant());
        tracked.set(transition.job());
        logTrouble(before.polls().trouble(), transition.job().polls().trouble());
        transition.effects().forEach(effect -> effect.execute(effects));
    }
}

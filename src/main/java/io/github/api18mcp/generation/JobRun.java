package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.job.JobState.Recorded;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Standing;
import io.github.api18mcp.provider.Submission;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * One job on its way: submitted, written down, asked for until it ends. It goes on whether or not anybody waits for it, for it
 * is paid for.
 */
final class JobRun implements Followed {

    private static final Logger LOG = Logger.getLogger(JobRun.class);

    private final Provider provider;
    private final PollSchedule schedule;
    private final Duration patience;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Failures failures;
    private final JobRecord record;
    private final Instant startedAt;

    private final Interest interest;
    private final AtomicReference<Runnable> start = new AtomicReference<>(() -> {});
    /** To the latest question. */
    private final AtomicReference<Milestone> answer = new AtomicReference<>(Milestone.alreadyReached());

    private volatile Instant askedAt = Instant.EPOCH;
    private volatile Runnable cancelTimer = () -> {};
    private volatile int unreadables;
    private volatile boolean letGo;

    /** @param patience how long it is followed; somebody who asks for it later has it followed again */
    JobRun(
            JobRecord record,
            Provider provider,
            PollSchedule schedule,
            Duration patience,
            Scheduler scheduler,
            Clock clock) {
        this.provider = provider;
        this.schedule = schedule;
        this.patience = patience;
        this.scheduler = scheduler;
        this.clock = clock;
        this.failures = new Failures(provider.service());
        this.record = record;
        this.interest = new Interest(record::repeated);
        this.startedAt = clock.instant();
    }

    @Override
    public Job job() {
        return record.job();
    }

    @Override
    public Milestone accepted() {
        return record.accepted();
    }

    @Override
    public Milestone over() {
        return record.over();
    }

    /** The job ended, and how it did is in the journal. */
    Milestone kept() {
        return record.kept();
    }

    /** Whether it began before that moment and the journal has all of it. */
    boolean isWrittenSince(Instant moment) {
        return startedAt.isBefore(moment) && record.isWritten();
    }

    /** Writes down what the journal could not take before. */
    void rewrite() {
        record.rewrite();
    }

    /** Leaves the submission to {@link #start}, so that whoever waits for it is there first and told from the first moment. */
    void toSubmit(Arguments arguments, Instant until) {
        start.set(() -> submit(arguments, until));
    }

    /** Submits what is still to be submitted. */
    @Override
    public void start() {
        start.getAndSet(() -> {}).run();
    }

    void submit(Arguments arguments, Instant until) {
        interest.waitUntil(until);
        record.sent();
        Uni.createFrom()
                .deferred(() -> provider.submit(job().order().model(), arguments, interest))
                .subscribe()
                .with(this::submitted, failure -> {
                    LOG.errorf(failure, "%s: the submission broke", job().id());
                    submitted(new Submission.Uncertain("of an error in this server"));
                });
    }

    @Override
    public void abandoned() {
        interest.lose();
    }

    /** Somebody waits for it again. */
    void adopted() {
        interest.regain();
    }

    /** A submission that was not answered by the end of the process can no longer be. */
    @Override
    public Job cutOff() {
        Job job = job();
        return job.state() instanceof Recorded
                ? job.in(failures.uncertain("this program ended before the service answered"), clock.instant())
                : job;
    }

    /** The process that sent it died before it learnt the service's id: nobody can tell, and it is not sent again. */
    void cannotBeTold() {
        record.end(failures.uncertain("the program that sent it ended before the service answered"));
    }

    /** Another process has taken it over, for this one was silent too long: what becomes of it is told by that. */
    void handOver(Followed other) {
        LOG.infof("%s: from now on another process follows it", job().id());
        letGo = true;
        cancelTimer.run();
        other.over().whenReached(() -> record.learnt(other.job()));
        other.start();
    }

    private void submitted(Submission submission) {
        if (submission instanceof Submission.Accepted yes) {
            Standing standing = yes.standing();
            LOG.infof("%s: %s accepted as %s", job().id(), job().order().model(), standing.providerJobId());
            askedAt = clock.instant();
            named(standing);
        } else if (submission instanceof Submission.Declined no) {
            record.end(failures.declined(no));
        } else {
            String what = ((Submission.Uncertain) submission).what();
            LOG.warnf("%s: it is not known whether it was begun: %s", job().id(), what);
            record.end(failures.uncertain(what));
        }
    }

    /** The service's name of a job is written down before anything else of it is read. */
    private void named(Standing standing) {
        record.move(new Processing(standing.providerJobId()), () -> reported(standing.report()));
    }

    /** The service documents how often it may be asked. */
    @Override
    public Milestone look() {
        if (!clock.instant().isBefore(askedAt.plus(schedule.fastest()))) {
            ask();
        }
        return answer.get();
    }

    /** Does nothing while an answer is awaited, before the service has the job, and after its end. */
    private void ask() {
        Milestone previous = answer.get();
        record.processing()
                .filter(processing -> !letGo && previous.isReached() && answer.compareAndSet(previous, new Milestone()))
                .ifPresent(processing -> ask(processing.acceptedAs()));
    }

    private void ask(String id) {
        askedAt = clock.instant();
        record.asked();
        cancelTimer.run();
        Uni.createFrom()
                .deferred(() -> provider.report(id, job().order().arguments()))
                .subscribe()
                .with(this::answered, failure -> {
                    LOG.errorf(failure, "%s: asking broke", job().id());
                    answered(new Standing(id, new Report.Unreadable("of an error in this server")));
                });
    }

    private void answered(Standing standing) {
        boolean renamed = record.processing()
                .filter(processing -> !processing.acceptedAs().equals(standing.providerJobId()))
                .isPresent();
        if (renamed) {
            named(standing);
        } else {
            reported(standing.report());
        }
    }

    private void reported(Report report) {
        record.processing().ifPresent(processing -> reported(processing.acceptedAs(), report));
    }

    private void reported(String id, Report report) {
        if (report instanceof Report.Completed completed) {
            end(
                    completed.outputs().isEmpty()
                            ? failures.withoutOutput(id, completed.cost())
                            : completed(id, completed));
        } else if (report instanceof Report.Failed failed) {
            end(failures.failed(id, failed));
        } else if (report instanceof Report.Gone) {
            end(failures.gone(id));
        } else if (report instanceof Report.Unreadable unreadable) {
            unreadable(id, unreadable);
        } else if (isPatienceOver()) {
            rest();
        } else {
            unreadables = 0;
            askLater();
        }
    }

    /** Counted in answers and not by the clock: a machine that slept has not asked meanwhile. */
    private void unreadable(String id, Report.Unreadable unreadable) {
        unreadables++;
        if (schedule.slowest().multipliedBy(unreadables).compareTo(patience) >= 0) {
            end(failures.unreadable(id, unreadable.what()));
        } else {
            askLater();
        }
    }

    private void askLater() {
        answer.get().reach();
        cancelTimer = scheduler.after(schedule.next(record.age()), this::ask);
    }

    private void rest() {
        LOG.warnf("%s: no end after %d min; no longer asked for until somebody does", job().id(), patience.toMinutes());
        over().reach();
        answer.get().reach();
    }

    private void end(JobState state) {
        record.end(state);
        over().whenReached(() -> answer.get().reach());
    }

    private Completed completed(String id, Report.Completed report) {
        return new Completed(
                id,
                report.outputs(),
                report.cost(),
                report.completedAt().orElseGet(clock::instant),
                report.expiresAt());
    }

    private boolean isPatienceOver() {
        return Duration.between(startedAt, clock.instant()).compareTo(patience) >= 0;
    }
}

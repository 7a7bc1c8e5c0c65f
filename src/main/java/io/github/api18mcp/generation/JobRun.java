package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.Recorded;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Submission;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * One job on its way: submitted, written down, asked for until it ends. It goes on whether or not anybody waits for it, for it
 * is paid for.
 */
final class JobRun implements Followed {

    private static final Logger LOG = Logger.getLogger(JobRun.class);

    private final JobRecord record;
    private final Provider provider;
    private final Polling polling;
    private final Clock clock;
    private final Failures failures;
    private final Interest interest;
    private final Instant startedAt;
    private final AtomicReference<Runnable> start = new AtomicReference<>(() -> {});

    JobRun(JobRecord record, Provider provider, Polling polling, Clock clock) {
        this.record = record;
        this.provider = provider;
        this.polling = polling;
        this.clock = clock;
        this.failures = new Failures(provider.service());
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
                .deferred(() -> provider.submit(job().request().model(), arguments, interest))
                .subscribe()
                .with(this::submitted, failure -> {
                    LOG.errorf(failure, "%s: the submission broke", job().id());
                    submitted(new Submission.Uncertain("of an error in this server"));
                });
    }

    @Override
    public Milestone look() {
        return polling.look();
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
        polling.stop();
        other.over().whenReached(() -> record.learnt(other.job()));
        other.start();
    }

    private void submitted(Submission submission) {
        if (submission instanceof Submission.Accepted yes) {
            ProviderJob standing = yes.standing();
            LOG.infof("%s: %s accepted as %s", job().id(), job().request().model(), standing.providerJobId());
            polling.from(standing);
        } else if (submission instanceof Submission.Declined no) {
            record.end(failures.declined(no));
        } else {
            String what = ((Submission.Uncertain) submission).what();
            LOG.warnf("%s: it is not known whether it was begun: %s", job().id(), what);
            record.end(failures.uncertain(what));
        }
    }
}

package io.github.api18mcp.generation;

import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.platform.Scheduler;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Asks a service how a job stands, as often as it documents, until the job ends. */
final class Polling {

    private static final Logger LOG = Logger.getLogger(Polling.class);

    private final JobRecord record;
    private final Provider provider;
    private final PollSchedule schedule;
    private final Duration patience;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Failures failures;
    private final Instant since;

    /** To the latest question. */
    private final AtomicReference<Milestone> answer = new AtomicReference<>(Milestone.alreadyReached());

    private volatile Instant askedAt = Instant.EPOCH;
    private volatile Runnable cancelTimer = () -> {};
    private volatile int unreadables;
    private volatile boolean stopped;

    /** @param patience how long it asks by itself; a look has it ask again */
    Polling(
            JobRecord record,
            Provider provider,
            PollSchedule schedule,
            Duration patience,
            Scheduler scheduler,
            Clock clock) {
        this.record = record;
        this.provider = provider;
        this.schedule = schedule;
        this.patience = patience;
        this.scheduler = scheduler;
        this.clock = clock;
        this.failures = new Failures(provider.service());
        this.since = clock.instant();
    }

    /** Goes on from what the service said when it took the job. */
    void from(ProviderJob standing) {
        askedAt = clock.instant();
        named(standing);
    }

    /** Asks now, unless it was asked just before: the service documents how often it may be. */
    Milestone look() {
        if (!clock.instant().isBefore(askedAt.plus(schedule.fastest()))) {
            ask();
        }
        return answer.get();
    }

    /** Asks no more. */
    void stop() {
        stopped = true;
        cancelTimer.run();
    }

    /** The service's name of a job is written down before anything else of it is read. */
    private void named(ProviderJob standing) {
        record.move(new Processing(standing.providerJobId()), () -> reported(standing.report()));
    }

    /** Does nothing while an answer is awaited, before the service has the job, and after its end. */
    private void ask() {
        Milestone previous = answer.get();
        record.processing()
                .filter(processing ->
                        !stopped && previous.isReached() && answer.compareAndSet(previous, new Milestone()))
                .ifPresent(processing -> ask(processing.acceptedAs()));
    }

    private void ask(String id) {
        askedAt = clock.instant();
        record.asked();
        cancelTimer.run();
        Uni.createFrom()
                .deferred(() -> provider.report(id, record.job().request().arguments()))
                .subscribe()
                .with(this::answered, failure -> {
                    LOG.errorf(failure, "%s: asking broke", record.job().id());
                    answered(new ProviderJob(id, new Report.Unreadable("of an error in this server")));
                });
    }

    private void answered(ProviderJob standing) {
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
        if (report instanceof Report.Succeeded completed) {
            end(
                    completed.outputs().isEmpty()
                            ? failures.withoutOutput(id, completed.cost())
                            : completed(id, completed));
        } else if (report instanceof Report.GenerationFailed failed) {
            end(failures.failed(id, failed));
        } else if (report instanceof Report.NotFound) {
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
        LOG.warnf(
                "%s: no end after %d min; no longer asked for until somebody does",
                record.job().id(), patience.toMinutes());
        record.over().reach();
        answer.get().reach();
    }

    private void end(JobState state) {
        record.end(state);
        record.over().whenReached(() -> answer.get().reach());
    }

    private Completed completed(String id, Report.Succeeded report) {
        return new Completed(
                id,
                report.outputs(),
                report.cost(),
                report.completedAt().orElseGet(clock::instant),
                report.expiresAt());
    }

    private boolean isPatienceOver() {
        return Duration.between(since, clock.instant()).compareTo(patience) >= 0;
    }
}

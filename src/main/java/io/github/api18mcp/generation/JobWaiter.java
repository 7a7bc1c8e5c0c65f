package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Outcome.CallerGone;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.tracking.JobHandle;
import io.github.api18mcp.generation.tracking.JobMetrics;
import io.github.api18mcp.generation.tracking.JobRunRegistry;
import io.github.api18mcp.generation.waiting.Awaited;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.WaitEnd;
import io.github.api18mcp.generation.waiting.WaitRegistry;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.journal.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Has a caller wait for a job, answers them, and tells the journal whether the next identical call may have the job. */
@Singleton
class JobWaiter {

    private static final Logger LOG = Logger.getLogger(JobWaiter.class);

    private final Journal journal;
    private final JobRunRegistry runs;
    private final WaitRegistry waits;
    private final Catalog catalog;
    private final JobMetrics metrics;
    private final Clock clock;

    JobWaiter(
            Journal journal,
            JobRunRegistry runs,
            WaitRegistry waits,
            Catalog catalog,
            JobMetrics metrics,
            Clock clock) {
        this.journal = journal;
        this.runs = runs;
        this.waits = waits;
        this.catalog = catalog;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Waits for the end of the job. A wait that ends first leaves the job to the next identical call, because it is paid for. */
    Uni<Outcome> untilOver(JobHandle job, Instant until, CallListener listener, Provenance provenance) {
        return await(job, job.over(), until, listener, end -> switch (end) {
            case REACHED -> delivered(job, listener, provenance);
            case TIMED_OUT -> abandoned(job, result(job, provenance));
            case CUT_OFF -> abandoned(job, new JobResult(job.atShutdown(), provenance));
            case CALLER_GONE -> {
                job.callerGone();
                yield abandoned(job, new CallerGone());
            }
        });
    }

    /** Waits until the service has the job. */
    Uni<Outcome> untilAnswered(JobHandle job, Instant until, CallListener listener, Provenance provenance) {
        return await(job, job.answered(), until, listener, end -> switch (end) {
            case REACHED, TIMED_OUT -> submitted(result(job, provenance), listener);
            case CUT_OFF -> submitted(new JobResult(job.atShutdown(), provenance), listener);
            case CALLER_GONE -> {
                job.callerGone();
                yield abandoned(job, new CallerGone());
            }
        });
    }

    /**
     * Waits for a condition of a job that another call began. Whether the next identical call may have the job is not decided
     * here, unless its end is delivered.
     */
    Uni<Outcome> observe(
            JobHandle job, Uni<Void> condition, Instant until, CallListener listener, Provenance provenance) {
        return await(job, condition, until, listener, end -> switch (end) {
            case REACHED, TIMED_OUT -> observed(result(job, provenance));
            case CUT_OFF -> item(new JobResult(job.atShutdown(), provenance));
            case CALLER_GONE -> item(new CallerGone());
        });
    }

    /** Completes once the journal knows of the callers who left: the next call may be theirs, back for the job they paid for. */
    Uni<Void> settleGoneCallers() {
        return waits.settleGoneCallers();
    }

    /** What is being made, for a person. */
    String title(Job job) {
        return catalog.model(job.request().model())
                .map(Model::title)
                .orElse(job.request().model());
    }

    private Uni<Outcome> await(
            JobHandle job,
            Uni<Void> condition,
            Instant until,
            CallListener listener,
            Function<WaitEnd, Uni<Outcome>> then) {
        Instant since = clock.instant();
        Awaited awaited = new Awaited(
                title(job.job()),
                job.job().startedAt(),
                runs.typical(job.job()),
                job.answered(),
                job.refresh(),
                job::remark);
        return waits.await(awaited, condition, until, listener, job::start, end -> {
            metrics.waited(job.job(), Duration.between(since, clock.instant()));
            return then.apply(end);
        });
    }

    /** Until the caller has the answer, the next identical call gets this job. */
    private Uni<Outcome> delivered(JobHandle job, CallListener listener, Provenance provenance) {
        JobId id = job.job().id();
        if (job.job().state().ended()) {
            whenAnswered(listener, id, journal.delivered(id));
        }
        return item(result(job, provenance));
    }

    private Uni<Outcome> submitted(JobResult result, CallListener listener) {
        JobId id = result.job().id();
        whenAnswered(listener, id, result.job().state().ended() ? journal.delivered(id) : journal.submitted(id));
        return item(result);
    }

    /** If the mark is lost, the next identical call gets this job once more. */
    private void whenAnswered(CallListener listener, JobId id, Uni<Void> delivered) {
        listener.whenAnswered(
                () -> marked(delivered, id, "delivered").subscribe().with(done -> {}),
                () -> marked(journal.abandon(id), id, "abandoned").subscribe().with(done -> {}));
    }

    /** Tells the journal that the caller knows how the job ended, if it ended. */
    Uni<Outcome> observed(JobResult result) {
        JobId id = result.job().id();
        return result.job().state().ended()
                ? marked(journal.delivered(id), id, "delivered").replaceWith(result)
                : item(result);
    }

    private Uni<Outcome> abandoned(JobHandle job, Outcome outcome) {
        JobId id = job.job().id();
        return marked(journal.abandon(id), id, "abandoned").replaceWith(outcome);
    }

    /** Never fails. */
    private static Uni<Void> marked(Uni<Void> mark, JobId id, String event) {
        return mark.onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s: %s, but the journal cannot be written", id, event))
                .onFailure()
                .recoverWithNull();
    }

    private static JobResult result(JobHandle job, Provenance provenance) {
        return new JobResult(job.job(), provenance).remarking(job.remark());
    }

    private static Uni<Outcome> item(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}

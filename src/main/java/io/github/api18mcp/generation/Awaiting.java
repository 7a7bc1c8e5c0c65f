package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Outcome.CallerGone;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Wait.End;
import io.github.api18mcp.generation.Wait.Subject;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.journal.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** How somebody waits for a job, what they are then told, and what the journal is told of that. */
@Singleton
class Awaiting {

    private static final Logger LOG = Logger.getLogger(Awaiting.class);

    private final Journal journal;
    private final JobRuns runs;
    private final Waits waits;
    private final Catalog catalog;
    private final JobMetrics metrics;

    Awaiting(Journal journal, JobRuns runs, Waits waits, Catalog catalog, JobMetrics metrics) {
        this.journal = journal;
        this.runs = runs;
        this.waits = waits;
        this.catalog = catalog;
        this.metrics = metrics;
    }

    /** To the end of the job; a wait that ends first leaves it to the next identical call, for it is paid for. */
    Uni<Outcome> toTheEnd(Followed run, Instant until, CallListener listener, Provenance provenance) {
        return ended(run, run.over(), until, listener, end -> switch (end) {
            case THERE -> delivered(run, provenance);
            case TIME_OUT -> abandoned(run, told(run, provenance));
            case CUT_OFF -> abandoned(run, new JobResult(run.cutOff(), provenance));
            case LEFT -> {
                run.abandoned();
                yield abandoned(run, new CallerGone());
            }
        });
    }

    /** Until the service has it. */
    Uni<Outcome> toTheStart(Followed run, Instant until, CallListener listener, Provenance provenance) {
        return ended(run, run.accepted(), until, listener, end -> switch (end) {
            case THERE, TIME_OUT -> answer(told(run, provenance));
            case CUT_OFF -> answer(new JobResult(run.cutOff(), provenance));
            case LEFT -> {
                run.abandoned();
                yield answer(new CallerGone());
            }
        });
    }

    /** Until the milestone, by somebody who looks in on a job: whether it is given to another call is not theirs to say. */
    Uni<Outcome> aLook(Followed run, Milestone thing, Instant until, CallListener listener, Provenance provenance) {
        return ended(run, thing, until, listener, end -> switch (end) {
            case THERE, TIME_OUT -> seen(told(run, provenance));
            case CUT_OFF -> answer(new JobResult(run.cutOff(), provenance));
            case LEFT -> answer(new CallerGone());
        });
    }

    /** What those did to the journal who left, written down: the next caller may be the same one, back for what is paid for. */
    Uni<Void> whoLeft() {
        return waits.settleWhoLeft();
    }

    private Uni<Outcome> ended(
            Followed run, Milestone thing, Instant until, CallListener listener, Function<End, Uni<Outcome>> then) {
        Subject subject = new Subject(title(run.job()), run.job().createdAt(), runs.usual(run.job()), run.accepted());
        // The emitter, because a Uni made of the future itself would cancel it along with a caller who leaves.
        return Uni.createFrom().emitter(emitter -> {
            Wait wait = waits.until(until, subject, listener);
            wait.end().thenAccept(end -> {
                metrics.waited(run.job(), wait.length());
                then.apply(end).onTermination().invoke(wait::settle).subscribe().with(emitter::complete, emitter::fail);
            });
            wait.begin(thing, run::look);
            run.start();
        });
    }

    /** The answer does not wait for it to be written that it was given: lost, the next identical call gets this job. */
    private Uni<Outcome> delivered(Followed run, Provenance provenance) {
        JobId id = run.job().id();
        if (run.job().state().ended()) {
            journal.delivered(id)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("%s: told, but the journal cannot be written", id));
        }
        return answer(told(run, provenance));
    }

    private Uni<Outcome> seen(JobResult told) {
        return told.job().state().ended()
                ? journal.delivered(told.job().id())
                        .onFailure()
                        .recoverWithNull()
                        .replaceWith(told)
                : answer(told);
    }

    private Uni<Outcome> abandoned(Followed run, Outcome outcome) {
        return journal.abandon(run.job().id()).onFailure().recoverWithNull().replaceWith(outcome);
    }

    /** What it makes, for a person. */
    String title(Job job) {
        return catalog.model(job.request().model())
                .map(Model::title)
                .orElse(job.request().model());
    }

    private static JobResult told(Followed run, Provenance provenance) {
        return new JobResult(run.job(), provenance);
    }

    private static Uni<Outcome> answer(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}

package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Admission.Admitted;
import io.github.api18mcp.generation.Admission.NotAdmitted;
import io.github.api18mcp.generation.Outcome.Left;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Refused;
import io.github.api18mcp.generation.Outcome.Told;
import io.github.api18mcp.generation.Wait.End;
import io.github.api18mcp.generation.Wait.Subject;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Journal;
import io.github.api18mcp.job.Owner;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The story of a call: check, refuse, price; write down; submit; await; answer. The wait is bounded, the job is not: when the
 * wait ends first, the answer is the job as it stands, and the job is followed to its end all the same.
 */
@Singleton
public class Generation {

    private static final Logger LOG = Logger.getLogger(Generation.class);

    /** How long an abandoned job is kept for the next identical call. */
    private static final Duration ADOPTABLE = Duration.ofMinutes(30);

    /** How long whoever does not want to wait is kept for the service's answer. */
    private static final Duration ONE_LOOK = Duration.ofSeconds(3);

    private final Admissions admissions;
    private final Journal journal;
    private final JobRuns runs;
    private final Waits waits;
    private final Catalog catalog;
    private final GenerationConfig config;
    private final Clock clock;

    Generation(
            Admissions admissions,
            Journal journal,
            JobRuns runs,
            Waits waits,
            Catalog catalog,
            GenerationConfig config,
            Clock clock) {
        this.admissions = admissions;
        this.journal = journal;
        this.runs = runs;
        this.waits = waits;
        this.catalog = catalog;
        this.config = config;
        this.clock = clock;
    }

    /** Makes what is asked for and waits for it. An abandoned job that asks for the same is taken up, not paid for again. */
    public Uni<Outcome> generate(Request request, Attendant attendant) {
        Instant until = clock.instant().plus(config.longestWait());
        return admitted(request, attendant, admitted -> journaled(adopted(admitted))
                .chain(found -> found.isPresent()
                        ? awaited(runs.resume(found.get()), until, attendant, Provenance.REUSED)
                        : begun(admitted, until).chain(run -> awaited(run, until, attendant, Provenance.MADE))));
    }

    /** Hands what is asked for to the service and answers as soon as that has it. */
    public Uni<Outcome> submit(Request request, Attendant attendant) {
        Instant until = clock.instant().plus(config.longestWait());
        return admitted(request, attendant, admitted -> begun(admitted, until)
                .chain(run -> end(run, run.accepted(), until, attendant).map(end -> submitted(run, end))));
    }

    /** A job as it stands, after waiting up to that long for its end; without a wait, as the service says it stands now. */
    public Uni<Outcome> get(Owner owner, JobId id, Duration wait, Attendant attendant) {
        return recovered(
                owner,
                Optional.empty(),
                journaled(journal.find(owner, id))
                        .chain(found -> found.isPresent()
                                ? stood(found.get(), wait, attendant)
                                : refused(new Refused(Optional.empty(), owner.mode(), Refusals.noSuchJob()))));
    }

    /** For whoever left meanwhile nothing is begun: it would be paid for. */
    private Uni<Outcome> admitted(Request request, Attendant attendant, Function<Admitted, Uni<Outcome>> story) {
        return admission(request).chain(admission -> {
            if (admission instanceof NotAdmitted no) {
                return refused(no.refusal());
            }
            return new HarmlessAttendant(attendant).left()
                    ? Uni.createFrom().item(new Left())
                    : recovered(request.owner(), Optional.of(request.model().id()), story.apply((Admitted) admission));
        });
    }

    /** Reading a long text against word lists and an operator's expressions is no work for an event loop. */
    private Uni<Admission> admission(Request request) {
        return Uni.createFrom()
                .item(() -> admissions.admit(request))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Optional<Job>> adopted(Admitted admitted) {
        waits.noticeWhoLeft();
        return journal.adopt(admitted.order(), clock.instant().minus(ADOPTABLE));
    }

    private Uni<JobRun> begun(Admitted admitted, Instant until) {
        return journaled(journal.reserve(admitted.order())).map(job -> runs.begin(job, admitted.arguments(), until));
    }

    private Uni<Outcome> awaited(JobRun run, Instant until, Attendant attendant, Provenance provenance) {
        return end(run, run.over(), until, attendant).chain(end -> switch (end) {
            case THERE -> Uni.createFrom().item(told(run, provenance));
            case TIME_OUT -> abandoned(run, told(run, provenance));
            case CUT_OFF -> abandoned(run, new Told(run.cutOff(), provenance));
            case LEFT -> {
                run.abandoned();
                yield abandoned(run, new Left());
            }
        });
    }

    private static Outcome submitted(JobRun run, End end) {
        return switch (end) {
            case THERE, TIME_OUT -> told(run, Provenance.MADE);
            case CUT_OFF -> new Told(run.cutOff(), Provenance.MADE);
            case LEFT -> {
                run.abandoned();
                yield new Left();
            }
        };
    }

    /** Paid for and not waited for: it is kept for the next identical call. */
    private Uni<Outcome> abandoned(JobRun run, Outcome outcome) {
        return journal.abandon(run.job().id()).onFailure().recoverWithNull().replaceWith(outcome);
    }

    private Uni<Outcome> stood(Job job, Duration wait, Attendant attendant) {
        JobRun run = runs.resume(job);
        Instant now = clock.instant();
        Uni<End> end = wait.isZero()
                ? end(run, run.look(), now.plus(ONE_LOOK), attendant)
                : end(run, run.over(), now.plus(wait), attendant);
        return end.chain(ended -> switch (ended) {
            case THERE, TIME_OUT -> delivered(new Told(run.job(), Provenance.MADE));
            case CUT_OFF -> Uni.createFrom().item(new Told(run.cutOff(), Provenance.MADE));
            case LEFT -> Uni.createFrom().item(new Left());
        });
    }

    private Uni<Outcome> delivered(Told told) {
        return told.job().state().ended()
                ? journal.delivered(told.job().id())
                        .onFailure()
                        .recoverWithNull()
                        .replaceWith(told)
                : Uni.createFrom().item(told);
    }

    private Uni<End> end(JobRun run, Milestone thing, Instant until, Attendant attendant) {
        Subject subject = new Subject(title(run.job()), run.job().createdAt(), runs.usual(run.job()), run.accepted());
        // The emitter, because a Uni made of the future itself would cancel it along with a caller who leaves.
        return Uni.createFrom().emitter(emitter -> {
            Wait wait = waits.until(until, subject, attendant);
            wait.end().thenAccept(emitter::complete);
            wait.begin(thing, run::look);
            run.start();
        });
    }

    private String title(Job job) {
        return catalog.model(job.order().model())
                .map(Model::title)
                .orElse(job.order().model());
    }

    private static Outcome told(JobRun run, Provenance provenance) {
        return new Told(run.job(), provenance);
    }

    private static Uni<Outcome> refused(Refused refused) {
        return Uni.createFrom().item(refused);
    }

    private static <T> Uni<T> journaled(Uni<T> access) {
        return access.onFailure().transform(JournalUnavailable::new);
    }

    private static Uni<Outcome> recovered(Owner owner, Optional<String> model, Uni<Outcome> story) {
        return story.onFailure(JournalUnavailable.class)
                .invoke(failure -> LOG.error("The journal cannot be used", failure.getCause()))
                .onFailure(JournalUnavailable.class)
                .recoverWithItem(new Refused(model, owner.mode(), Refusals.journalUnavailable()));
    }

    private static final class JournalUnavailable extends RuntimeException {
        JournalUnavailable(Throwable cause) {
            super(cause);
        }
    }
}

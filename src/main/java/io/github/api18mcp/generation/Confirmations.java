package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.Admission.Admitted;
import io.github.api18mcp.generation.Admission.NotAdmitted;
import io.github.api18mcp.generation.Outcome.CallerGone;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.AwaitingConfirmation;
import io.github.api18mcp.job.JobState.NotConfirmed;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A price above the threshold waits for somebody's word. It is a brake and no wall: an agent can give that word by itself; the
 * wall is the limit per call.
 */
@Singleton
public class Confirmations {

    private static final Logger LOG = Logger.getLogger(Confirmations.class);

    /** Enough to know it by. */
    private static final int LONGEST_PROMPT = 200;

    private final Journal journal;
    private final JobRuns runs;
    private final Awaiting awaiting;
    private final Admissions admissions;
    private final Waits waits;
    private final Catalog catalog;
    private final GenerationConfig config;
    private final JobMetrics metrics;
    private final Clock clock;

    Confirmations(
            Journal journal,
            JobRuns runs,
            Awaiting awaiting,
            Admissions admissions,
            Waits waits,
            Catalog catalog,
            GenerationConfig config,
            JobMetrics metrics,
            Clock clock) {
        this.journal = journal;
        this.runs = runs;
        this.awaiting = awaiting;
        this.admissions = admissions;
        this.waits = waits;
        this.catalog = catalog;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Goes on with a job whose price somebody agrees to, and waits for it. */
    public Uni<Outcome> confirm(Owner owner, JobId id, Usd price, CallListener given) {
        CallListener listener = new SafeCallListener(given);
        Instant until = clock.instant().plus(config.longestWait());
        return JournalFailure.refused(
                owner, Optional.empty(), journal.find(owner, id).chain(found -> found.map(
                                job -> confirmed(job, price, until, listener))
                        .orElseGet(() -> refused(owner, Refusals.noSuchJob()))));
    }

    /**
     * Asks the person, where the client can, and goes on if they say yes; else the answer is the job as it stands.
     *
     * @param then what is done with the job once it may be submitted
     */
    Uni<Outcome> ask(
            JobResult awaited,
            Instant until,
            WaitStatus waitStatus,
            CallListener listener,
            Function<Job, Uni<Outcome>> then) {
        Job job = awaited.job();
        LOG.infof(
                "%s: awaits a yes to its price of %s",
                job.id(), job.request().quoted().orElseThrow());
        return Uni.join()
                .first(listener.asked(question(job, until)), waits.end().replaceWith(Consent.NONE))
                .toTerminate()
                .chain(consent -> switch (consent) {
                    case GIVEN -> agreed(job, waitStatus, then);
                    case DECLINED -> declined(job, Refusals.notConfirmed());
                    case NONE -> Uni.createFrom().item(listener.left() ? new CallerGone() : awaited);
                });
    }

    private Uni<Outcome> confirmed(Job job, Usd price, Instant until, CallListener listener) {
        if (!(job.state() instanceof AwaitingConfirmation)) {
            Followed run = runs.attend(job, until);
            return awaiting.aLook(run, run.over(), until, listener, Provenance.MADE);
        }
        Usd quoted = job.request().quoted().orElseThrow();
        if (price.compareTo(quoted) != 0) {
            return refused(job, Refusals.otherPrice(quoted, price));
        }
        return catalog.model(job.request().model())
                .map(model -> admissions.admit(new GenerationRequest(
                        job.request().owner(), model, job.request().arguments())))
                .orElseGet(() -> Uni.createFrom().item(new NotAdmitted(refusal(job, Refusals.modelForgotten()))))
                .chain(admission -> admission instanceof Admitted admitted
                        ? agreed(job, WaitStatus.AWAITED, agreed -> begun(agreed, admitted, until, listener))
                        : Uni.createFrom().item(((NotAdmitted) admission).refusal()));
    }

    private Uni<Outcome> begun(Job job, Admitted admitted, Instant until, CallListener listener) {
        return awaiting.toTheEnd(runs.begin(job, admitted.arguments(), until), until, listener, Provenance.MADE);
    }

    private Uni<Outcome> agreed(Job job, WaitStatus waitStatus, Function<Job, Uni<Outcome>> then) {
        return journal.confirm(job, waitStatus)
                .chain(confirmed -> confirmed.map(then).orElseGet(() -> tooLate(job)));
    }

    /** Another word came first, or none in time. */
    private Uni<Outcome> tooLate(Job job) {
        return journal.find(job.request().owner(), job.id()).chain(found -> found.filter(
                        now -> !(now.state() instanceof AwaitingConfirmation))
                .map(now -> Uni.createFrom().<Outcome>item(new JobResult(now, Provenance.MADE)))
                .orElseGet(() -> declined(job, Refusals.notConfirmedInTime().error())));
    }

    private Uni<Outcome> declined(Job job, JobError error) {
        Job ended = job.in(new NotConfirmed(error), clock.instant());
        // What somebody else has said yes to meanwhile is told as it is.
        return journal.write(ended)
                .chain(written -> journal.find(job.request().owner(), job.id()))
                .map(found -> found.orElse(ended))
                .invoke(this::toldNo)
                .map(now -> new JobResult(now, Provenance.MADE));
    }

    private void toldNo(Job job) {
        if (job.state() instanceof NotConfirmed no) {
            LOG.infof("%s: its price was not confirmed", job.id());
            metrics.refused(no.error().type());
        }
    }

    private ConfirmationRequest question(Job job, Instant until) {
        return new ConfirmationRequest(
                awaiting.title(job) + ": "
                        + shortened(job.request().arguments().path("prompt").asText("")),
                job.request().quoted().orElseThrow(),
                Duration.between(clock.instant(), until));
    }

    private static String shortened(String prompt) {
        return prompt.codePointCount(0, prompt.length()) <= LONGEST_PROMPT
                ? prompt
                : prompt.substring(0, prompt.offsetByCodePoints(0, LONGEST_PROMPT)) + "…";
    }

    private static Uni<Outcome> refused(Job job, JobError error) {
        return Uni.createFrom().item(refusal(job, error));
    }

    private static Rejected refusal(Job job, JobError error) {
        return new Rejected(
                Optional.of(job.request().model()), job.request().owner().mode(), error);
    }

    private static Uni<Outcome> refused(Owner owner, JobError error) {
        return Uni.createFrom().item(new Rejected(Optional.empty(), owner.mode(), error));
    }
}

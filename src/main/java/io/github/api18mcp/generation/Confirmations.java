package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.Admission.Admitted;
import io.github.api18mcp.generation.Admission.NotAdmitted;
import io.github.api18mcp.generation.Outcome.CallerGone;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.generation.tracking.JobHandle;
import io.github.api18mcp.generation.tracking.JobMetrics;
import io.github.api18mcp.generation.tracking.JobRunRegistry;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.ConfirmationRequest.Reason;
import io.github.api18mcp.generation.waiting.Consent;
import io.github.api18mcp.generation.waiting.SafeCallListener;
import io.github.api18mcp.generation.waiting.WaitRegistry;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.AwaitingConfirmation;
import io.github.api18mcp.job.JobState.NotConfirmed;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Printable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Jobs whose price is above the threshold wait for a confirmation. This is not a hard limit, because an agent can confirm on its
 * own; the limit per call is.
 */
@Singleton
public class Confirmations {

    private static final Logger LOG = Logger.getLogger(Confirmations.class);

    /** Enough to recognise a prompt by. */
    private static final int LONGEST_PROMPT = 200;

    private final Journal journal;
    private final JobRunRegistry runs;
    private final JobWaiter waiter;
    private final Admissions admissions;
    private final WaitRegistry waits;
    private final Catalog catalog;
    private final GenerationConfig config;
    private final JobMetrics metrics;
    private final Clock clock;

    Confirmations(
            Journal journal,
            JobRunRegistry runs,
            JobWaiter waiter,
            Admissions admissions,
            WaitRegistry waits,
            Catalog catalog,
            GenerationConfig config,
            JobMetrics metrics,
            Clock clock) {
        this.journal = journal;
        this.runs = runs;
        this.waiter = waiter;
        this.admissions = admissions;
        this.waits = waits;
        this.catalog = catalog;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Continues a job whose price is agreed to, and waits for its end. */
    public Uni<Outcome> confirm(Owner owner, JobId id, Usd price, CallListener listener) {
        CallListener safe = SafeCallListener.of(listener);
        Instant until = clock.instant().plus(config.longestWait());
        return journal.find(owner, id).chain(found -> found.map(job -> confirm(job, price, until, safe))
                .orElseGet(() -> item(rejected(owner, Optional.empty(), Rejections.noSuchJob()))));
    }

    /**
     * Asks the person, where the client can, and continues if they agree. Otherwise the answer is the job as it stands.
     *
     * @param submit continues the confirmed job
     */
    Uni<Outcome> request(
            JobResult awaiting,
            Instant until,
            WaitStatus waitStatus,
            CallListener listener,
            Function<Job, Uni<Outcome>> submit) {
        Job job = awaiting.job();
        LOG.infof(
                "%s: awaits confirmation of its price of %s",
                job.id(), job.request().quoted().orElseThrow());
        return ask(listener, confirmationRequest(job, until)).chain(consent -> switch (consent) {
            case GIVEN -> confirmed(job, waitStatus, submit);
            case DECLINED -> declined(job, Rejections.notConfirmed());
            case NONE, UNTICKED -> item(listener.isGone() ? new CallerGone() : awaiting.after(consent));
        });
    }

    /**
     * Tells the caller of an earlier job that is in doubt, or was charged without a result. Where the client can, the person is asked
     * whether to pay again.
     *
     * @param again pays again
     */
    Uni<Outcome> payAgain(JobResult earlier, Instant until, CallListener listener, Supplier<Uni<Outcome>> again) {
        Job job = earlier.job();
        LOG.infof("%s: an identical call is not sent, because this job may have been charged", job.id());
        return waiter.observed(earlier)
                .chain(() -> job.request()
                        .quoted()
                        .map(price -> ask(listener, payAgainRequest(job, price, until)))
                        .orElseGet(() -> Uni.createFrom().item(Consent.NONE)))
                .chain(consent ->
                        consent == Consent.GIVEN ? again.get() : item(listener.isGone() ? new CallerGone() : earlier));
    }

    private Uni<Outcome> confirm(Job job, Usd price, Instant until, CallListener listener) {
        if (!(job.state() instanceof AwaitingConfirmation)) {
            JobHandle run = runs.attend(job, until);
            return waiter.observe(run, run.over(), until, listener, Provenance.MADE);
        }
        Usd quoted = job.request().quoted().orElseThrow();
        if (price.compareTo(quoted) != 0) {
            return item(rejected(job, Rejections.otherPrice(quoted, price)));
        }
        // Checked again: the operator may have changed the catalog, the policy or the tools meanwhile.
        return catalog.model(job.request().model())
                .map(model -> admissions.admit(new GenerationRequest(
                        job.request().owner(), model, job.request().arguments())))
                .orElseGet(() -> Uni.createFrom().item(new NotAdmitted(rejected(job, Rejections.modelRemoved()))))
                .chain(admission -> admission.fold(
                        admitted -> confirmed(
                                job, WaitStatus.AWAITED, confirmed -> submit(confirmed, admitted, until, listener)),
                        notAdmitted -> item(notAdmitted.rejection())));
    }

    private Uni<Outcome> submit(Job job, Admitted admitted, Instant until, CallListener listener) {
        return waiter.untilOver(runs.begin(job, admitted.arguments(), until), until, listener, Provenance.MADE);
    }

    private Uni<Outcome> confirmed(Job job, WaitStatus waitStatus, Function<Job, Uni<Outcome>> submit) {
        return journal.confirm(job, waitStatus)
                .chain(confirmed -> confirmed.map(submit).orElseGet(() -> notConfirmable(job)));
    }

    /** The job was confirmed or declined by another call, or its 15 minutes are over. */
    private Uni<Outcome> notConfirmable(Job job) {
        return journal.find(job.request().owner(), job.id()).chain(found -> found.filter(
                        current -> !(current.state() instanceof AwaitingConfirmation))
                .map(current -> item(new JobResult(current, Provenance.MADE)))
                .orElseGet(() -> declined(job, Rejections.notConfirmedInTime().error())));
    }

    /** If another call has confirmed the job meanwhile, the answer is the job as that call left it. */
    private Uni<Outcome> declined(Job job, JobError error) {
        Job ended = job.in(new NotConfirmed(error), clock.instant());
        return journal.write(ended)
                .chain(written -> journal.find(job.request().owner(), job.id()))
                .map(found -> found.orElse(ended))
                .invoke(this::logDeclined)
                .map(current -> new JobResult(current, Provenance.MADE));
    }

    private void logDeclined(Job job) {
        if (job.state() instanceof NotConfirmed declined) {
            LOG.infof("%s: its price was not confirmed", job.id());
            metrics.rejected(declined.error().type());
        }
    }

    private Uni<Consent> ask(CallListener listener, ConfirmationRequest request) {
        return Uni.join()
                .first(listener.confirm(request), waits.shutdown().replaceWith(Consent.NONE))
                .toTerminate();
    }

    private ConfirmationRequest confirmationRequest(Job job, Instant until) {
        return confirmationRequest(
                job,
                Reason.ABOVE_THRESHOLD,
                summary(job),
                job.request().quoted().orElseThrow(),
                until);
    }

    private ConfirmationRequest payAgainRequest(Job job, Usd price, Instant until) {
        return confirmationRequest(
                job,
                Reason.PAY_AGAIN,
                summary(job) + "\n\nAn identical call (job " + job.id()
                        + ") may have been charged and has no result. Pay for it again?",
                price,
                until);
    }

    private ConfirmationRequest confirmationRequest(Job job, Reason reason, String text, Usd price, Instant until) {
        return new ConfirmationRequest(job.id(), reason, text, price, Duration.between(clock.instant(), until));
    }

    private String summary(Job job) {
        return waiter.title(job) + ": "
                + Printable.start(job.request().subject().orElse(""), LONGEST_PROMPT);
    }

    private static Rejected rejected(Job job, JobError error) {
        return rejected(job.request().owner(), Optional.of(job.request().model()), error);
    }

    private static Rejected rejected(Owner owner, Optional<String> model, JobError error) {
        return new Rejected(model, owner.mode(), error);
    }

    private static Uni<Outcome> item(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}

package io.github.api18mcp.generation;

import io.github.api18mcp.generation.Admission.Admitted;
import io.github.api18mcp.generation.Outcome.CallerGone;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.generation.tracking.JobHandle;
import io.github.api18mcp.generation.tracking.JobMetrics;
import io.github.api18mcp.generation.tracking.JobRunRegistry;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.SafeCallListener;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState.AwaitingConfirmation;
import io.github.api18mcp.job.JobState.Reserved;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.Reservation;
import io.github.api18mcp.job.journal.ReservationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The story of a call: check, refuse, price; reserve; submit; await; answer. The wait is bounded, the job is not: when the wait
 * ends first, the answer is the job as it stands, and the job is tracked to its end all the same.
 */
@Singleton
public class Generation {

    private static final Logger LOG = Logger.getLogger(Generation.class);

    /** One call under way. */
    private record Call(
            Admitted admitted, WaitStatus waitStatus, Instant since, Instant until, CallListener listener) {}

    private final Admissions admissions;
    private final Journal journal;
    private final JobRunRegistry runs;
    private final JobWaiter waiter;
    private final Confirmations confirmations;
    private final GenerationConfig config;
    private final JobMetrics metrics;
    private final Clock clock;

    Generation(
            Admissions admissions,
            Journal journal,
            JobRunRegistry runs,
            JobWaiter waiter,
            Confirmations confirmations,
            GenerationConfig config,
            JobMetrics metrics,
            Clock clock) {
        this.admissions = admissions;
        this.journal = journal;
        this.runs = runs;
        this.waiter = waiter;
        this.confirmations = confirmations;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Begins a job and waits for its end. An abandoned job with the same arguments is picked up instead of paid for again. */
    public Uni<Outcome> generate(GenerationRequest request, CallListener listener) {
        return call(request, WaitStatus.AWAITED, SafeCallListener.of(listener));
    }

    /** Begins a job and answers as soon as the service has it. */
    public Uni<Outcome> submit(GenerationRequest request, CallListener listener) {
        return call(request, WaitStatus.UNATTENDED, SafeCallListener.of(listener));
    }

    /** Nothing is begun for a caller who has left meanwhile: it would be paid for. */
    private Uni<Outcome> call(GenerationRequest request, WaitStatus waitStatus, CallListener listener) {
        Instant now = clock.instant();
        Instant until = now.plus(config.longestWait());
        return admissions
                .admit(request)
                .chain(admission -> admission.fold(
                        admitted -> listener.isGone()
                                ? item(new CallerGone())
                                : begin(new Call(admitted, waitStatus, now, until, listener))
                                        .map(outcome -> withInputs(outcome, admitted)),
                        notAdmitted -> item(notAdmitted.rejection())));
    }

    private Uni<Outcome> begin(Call call) {
        return call.listener().answered().map(id -> answered(id, call)).orElseGet(() -> reserve(call));
    }

    /** Goes on with the job that the person was asked about, unless it was confirmed or declined in another way. */
    private Uni<Outcome> answered(JobId id, Call call) {
        JobRequest request = call.admitted().request();
        return journal.find(request.owner(), id)
                .chain(found -> found.filter(job -> job.state() instanceof AwaitingConfirmation
                                && job.request().fingerprint().equals(request.fingerprint()))
                        .map(job -> confirm(new JobResult(job, Provenance.REUSED), call))
                        .orElseGet(() -> reserve(call)));
    }

    private Uni<Outcome> reserve(Call call) {
        return reserve(call, call.admitted().repetition());
    }

    private Uni<Outcome> reserve(Call call, Repetition repetition) {
        Admitted admitted = call.admitted();
        ReservationRequest request = new ReservationRequest(
                admitted.request(), call.waitStatus(), admitted.key(), config.confirmAboveUsd(), repetition);
        return waiter.settleGoneCallers()
                .chain(settled -> journal.reserve(request))
                .chain(reservation -> reserved(reservation, call));
    }

    private Uni<Outcome> reserved(Reservation reservation, Call call) {
        return reservation.fold(
                created -> created(created.job(), call),
                existing -> existing(existing.job(), call),
                takenOver -> takenOver(takenOver.job(), call),
                exceeded -> rejected(
                        call,
                        Rejections.budget(exceeded.allowance(), call.admitted().request())),
                keyTaken -> rejected(call, Rejections.keyTaken(keyTaken.by())),
                held -> held(held.job(), call));
    }

    private Uni<Outcome> created(Job job, Call call) {
        if (job.state() instanceof AwaitingConfirmation) {
            return confirm(new JobResult(job, Provenance.MADE), call);
        }
        metrics.prepared(job, Duration.between(call.since(), clock.instant()));
        return submit(job, call);
    }

    private Uni<Outcome> submit(Job job, Call call) {
        if (config.logPrompts()) {
            LOG.infof("%s: %s", job.id(), job.request().arguments());
        }
        return await(runs.begin(job, call.admitted().arguments(), call.until()), call, Provenance.MADE);
    }

    private Uni<Outcome> await(JobHandle run, Call call, Provenance provenance) {
        return call.waitStatus() == WaitStatus.AWAITED
                ? waiter.untilOver(run, call.until(), call.listener(), provenance)
                : waiter.untilAnswered(run, call.until(), call.listener(), provenance);
    }

    /** A job of a process that died. If its request may have been sent, nobody can tell what became of it. */
    private Uni<Outcome> takenOver(Job job, Call call) {
        JobHandle run = runs.recover(job);
        return job.state() instanceof Reserved ? run.over().chain(() -> held(run.job(), call)) : reused(run, call);
    }

    /** A job that ends in doubt while this call waits for it is held like one that had ended before. */
    private Uni<Outcome> reused(JobHandle run, Call call) {
        return await(run, call, Provenance.REUSED)
                .chain(outcome -> outcome.fold(
                        Generation::item,
                        Generation::item,
                        Generation::item,
                        result -> result.job().holdsIdenticalCalls() ? held(result.job(), call) : item(result),
                        Generation::item));
    }

    /** Nothing is spent a second time unless somebody says so. */
    private Uni<Outcome> held(Job job, Call call) {
        return confirmations.payAgain(
                new JobResult(job, Provenance.HELD),
                call.until(),
                call.listener(),
                () -> reserve(call, Repetition.PAY_AGAIN));
    }

    private Uni<Outcome> existing(Job job, Call call) {
        if (job.state() instanceof AwaitingConfirmation) {
            return confirm(new JobResult(job, Provenance.REUSED), call);
        }
        JobHandle run = runs.attend(job, call.until());
        return call.waitStatus() == WaitStatus.AWAITED && call.admitted().key().isPresent()
                ? waiter.observe(run, run.over(), call.until(), call.listener(), Provenance.REUSED)
                : reused(run, call);
    }

    private Uni<Outcome> confirm(JobResult result, Call call) {
        return confirmations.request(
                result, call.until(), call.waitStatus(), call.listener(), confirmed -> submit(confirmed, call));
    }

    private static Outcome withInputs(Outcome outcome, Admitted admitted) {
        return outcome instanceof JobResult result ? result.withInputs(admitted.remarks()) : outcome;
    }

    private static Uni<Outcome> rejected(Call call, JobError error) {
        return item(new Rejected(
                Optional.of(call.admitted().request().model()),
                call.admitted().request().owner().mode(),
                error));
    }

    private static Uni<Outcome> item(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}

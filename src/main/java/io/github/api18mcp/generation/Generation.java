package io.github.api18mcp.generation;

import io.github.api18mcp.generation.Admission.Admitted;
import io.github.api18mcp.generation.Admission.NotAdmitted;
import io.github.api18mcp.generation.Outcome.CallerGone;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobState.AwaitingConfirmation;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.Reservation;
import io.github.api18mcp.job.journal.Reservation.Created;
import io.github.api18mcp.job.journal.Reservation.Existing;
import io.github.api18mcp.job.journal.Reservation.KeyTaken;
import io.github.api18mcp.job.journal.Reservation.LimitExceeded;
import io.github.api18mcp.job.journal.Reservation.TakenOver;
import io.github.api18mcp.job.journal.ReservationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The story of a call: check, refuse, price; reserve; submit; await; answer. The wait is bounded, the job is not: when the wait
 * ends first, the answer is the job as it stands, and the job is followed to its end all the same.
 */
@Singleton
public class Generation {

    /** One call on its way. */
    private record Call(Admitted admitted, WaitStatus waitStatus, Instant since, Instant until, CallListener listener) {
        ReservationRequest wanted(GenerationConfig config) {
            return new ReservationRequest(admitted.request(), waitStatus, admitted.key(), config.confirmAboveUsd());
        }
    }

    private final Admissions admissions;
    private final Journal journal;
    private final JobRuns runs;
    private final Awaiting awaiting;
    private final Confirmations confirmations;
    private final GenerationConfig config;
    private final JobMetrics metrics;
    private final Clock clock;

    Generation(
            Admissions admissions,
            Journal journal,
            JobRuns runs,
            Awaiting awaiting,
            Confirmations confirmations,
            GenerationConfig config,
            JobMetrics metrics,
            Clock clock) {
        this.admissions = admissions;
        this.journal = journal;
        this.runs = runs;
        this.awaiting = awaiting;
        this.confirmations = confirmations;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Makes what is asked for and waits for it. An abandoned job that asks for the same is taken up, not paid for again. */
    public Uni<Outcome> generate(GenerationRequest request, CallListener listener) {
        return called(request, WaitStatus.AWAITED, listener);
    }

    /** Hands what is asked for to the service and answers as soon as that has it. */
    public Uni<Outcome> submit(GenerationRequest request, CallListener listener) {
        return called(request, WaitStatus.UNATTENDED, listener);
    }

    /** For whoever left meanwhile nothing is begun: it would be paid for. */
    private Uni<Outcome> called(GenerationRequest request, WaitStatus waitStatus, CallListener given) {
        Instant now = clock.instant();
        CallListener listener = new SafeCallListener(given);
        return admissions.admit(request).chain(admission -> {
            if (admission instanceof NotAdmitted no) {
                return answer(no.refusal());
            }
            return listener.left()
                    ? answer(new CallerGone())
                    : reserved(
                            new Call((Admitted) admission, waitStatus, now, now.plus(config.longestWait()), listener));
        });
    }

    private Uni<Outcome> reserved(Call call) {
        Uni<Outcome> story = awaiting.whoLeft()
                .chain(settled -> journal.reserve(call.wanted(config)))
                .chain(reservation -> went(reservation, call));
        return JournalFailure.refused(
                call.admitted().request().owner(),
                Optional.of(call.admitted().request().model()),
                story);
    }

    private Uni<Outcome> went(Reservation reservation, Call call) {
        if (reservation instanceof Created fresh) {
            if (fresh.job().state() instanceof AwaitingConfirmation) {
                return asked(new JobResult(fresh.job(), Provenance.MADE), call);
            }
            metrics.begun(fresh.job(), Duration.between(call.since(), clock.instant()));
            return submitted(fresh.job(), call);
        }
        if (reservation instanceof TakenOver taken) {
            return awaiting.toTheEnd(runs.follow(taken.job()), call.until(), call.listener(), Provenance.REUSED);
        }
        if (reservation instanceof Existing existing) {
            return existing(existing.job(), call);
        }
        return refused(
                call,
                reservation instanceof LimitExceeded exceeded
                        ? Refusals.budget(exceeded.allowance(), call.admitted().request())
                        : Refusals.keyTaken(((KeyTaken) reservation).by()));
    }

    private Uni<Outcome> submitted(Job job, Call call) {
        JobRun run = runs.begin(job, call.admitted().arguments(), call.until());
        return call.waitStatus() == WaitStatus.AWAITED
                ? awaiting.toTheEnd(run, call.until(), call.listener(), Provenance.MADE)
                : awaiting.toTheStart(run, call.until(), call.listener(), Provenance.MADE);
    }

    private Uni<Outcome> existing(Job job, Call call) {
        if (job.state() instanceof AwaitingConfirmation) {
            return asked(new JobResult(job, Provenance.REUSED), call);
        }
        Followed run = runs.attend(job, call.until());
        if (call.waitStatus() == WaitStatus.UNATTENDED) {
            return awaiting.toTheStart(run, call.until(), call.listener(), Provenance.REUSED);
        }
        return call.admitted().key().isPresent()
                ? awaiting.aLook(run, run.over(), call.until(), call.listener(), Provenance.REUSED)
                : awaiting.toTheEnd(run, call.until(), call.listener(), Provenance.REUSED);
    }

    private Uni<Outcome> asked(JobResult told, Call call) {
        return confirmations.ask(
                told, call.until(), call.waitStatus(), call.listener(), agreed -> submitted(agreed, call));
    }

    private static Uni<Outcome> refused(Call call, JobError error) {
        return answer(new Rejected(
                Optional.of(call.admitted().request().model()),
                call.admitted().request().owner().mode(),
                error));
    }

    private static Uni<Outcome> answer(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}

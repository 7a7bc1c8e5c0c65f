package io.github.api18mcp.generation;

import io.github.api18mcp.generation.Admission.Admitted;
import io.github.api18mcp.generation.Admission.NotAdmitted;
import io.github.api18mcp.generation.Outcome.Left;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Refused;
import io.github.api18mcp.generation.Outcome.Told;
import io.github.api18mcp.job.Attention;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobState.AwaitingConfirmation;
import io.github.api18mcp.job.Journal;
import io.github.api18mcp.job.Reservation;
import io.github.api18mcp.job.Reservation.Exceeded;
import io.github.api18mcp.job.Reservation.Existing;
import io.github.api18mcp.job.Reservation.Fresh;
import io.github.api18mcp.job.Reservation.KeyTaken;
import io.github.api18mcp.job.Reservation.TakenOver;
import io.github.api18mcp.job.Wanted;
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
    private record Call(Admitted admitted, Attention attention, Instant since, Instant until, Attendant attendant) {
        Wanted wanted(GenerationConfig config) {
            return new Wanted(admitted.order(), attention, admitted.key(), config.confirmAboveUsd());
        }
    }

    private final Admissions admissions;
    private final Journal journal;
    private final JobRuns runs;
    private final Awaiting awaiting;
    private final Confirmations confirmations;
    private final GenerationConfig config;
    private final Witness witness;
    private final Clock clock;

    Generation(
            Admissions admissions,
            Journal journal,
            JobRuns runs,
            Awaiting awaiting,
            Confirmations confirmations,
            GenerationConfig config,
            Witness witness,
            Clock clock) {
        this.admissions = admissions;
        this.journal = journal;
        this.runs = runs;
        this.awaiting = awaiting;
        this.confirmations = confirmations;
        this.config = config;
        this.witness = witness;
        this.clock = clock;
    }

    /** Makes what is asked for and waits for it. An abandoned job that asks for the same is taken up, not paid for again. */
    public Uni<Outcome> generate(Request request, Attendant attendant) {
        return called(request, Attention.AWAITED, attendant);
    }

    /** Hands what is asked for to the service and answers as soon as that has it. */
    public Uni<Outcome> submit(Request request, Attendant attendant) {
        return called(request, Attention.UNATTENDED, attendant);
    }

    /** For whoever left meanwhile nothing is begun: it would be paid for. */
    private Uni<Outcome> called(Request request, Attention attention, Attendant given) {
        Instant now = clock.instant();
        Attendant attendant = new HarmlessAttendant(given);
        return admissions.admit(request).chain(admission -> {
            if (admission instanceof NotAdmitted no) {
                return answer(no.refusal());
            }
            return attendant.left()
                    ? answer(new Left())
                    : reserved(
                            new Call((Admitted) admission, attention, now, now.plus(config.longestWait()), attendant));
        });
    }

    private Uni<Outcome> reserved(Call call) {
        Uni<Outcome> story = awaiting.whoLeft()
                .chain(settled -> journal.reserve(call.wanted(config)))
                .chain(reservation -> went(reservation, call));
        return JournalFailure.refused(
                call.admitted().order().owner(),
                Optional.of(call.admitted().order().model()),
                story);
    }

    private Uni<Outcome> went(Reservation reservation, Call call) {
        if (reservation instanceof Fresh fresh) {
            if (fresh.job().state() instanceof AwaitingConfirmation) {
                return asked(new Told(fresh.job(), Provenance.MADE), call);
            }
            witness.begun(fresh.job(), Duration.between(call.since(), clock.instant()));
            return submitted(fresh.job(), call);
        }
        if (reservation instanceof TakenOver taken) {
            return awaiting.toTheEnd(runs.follow(taken.job()), call.until(), call.attendant(), Provenance.REUSED);
        }
        if (reservation instanceof Existing existing) {
            return existing(existing.job(), call);
        }
        return refused(
                call,
                reservation instanceof Exceeded exceeded
                        ? Refusals.budget(exceeded.allowance(), call.admitted().order())
                        : Refusals.keyTaken(((KeyTaken) reservation).by()));
    }

    private Uni<Outcome> submitted(Job job, Call call) {
        JobRun run = runs.begin(job, call.admitted().arguments(), call.until());
        return call.attention() == Attention.AWAITED
                ? awaiting.toTheEnd(run, call.until(), call.attendant(), Provenance.MADE)
                : awaiting.toTheStart(run, call.until(), call.attendant(), Provenance.MADE);
    }

    private Uni<Outcome> existing(Job job, Call call) {
        if (job.state() instanceof AwaitingConfirmation) {
            return asked(new Told(job, Provenance.REUSED), call);
        }
        Followed run = runs.attend(job, call.until());
        if (call.attention() == Attention.UNATTENDED) {
            return awaiting.toTheStart(run, call.until(), call.attendant(), Provenance.REUSED);
        }
        return call.admitted().key().isPresent()
                ? awaiting.aLook(run, run.over(), call.until(), call.attendant(), Provenance.REUSED)
                : awaiting.toTheEnd(run, call.until(), call.attendant(), Provenance.REUSED);
    }

    private Uni<Outcome> asked(Told told, Call call) {
        return confirmations.ask(
                told, call.until(), call.attention(), call.attendant(), agreed -> submitted(agreed, call));
    }

    private static Uni<Outcome> refused(Call call, JobError error) {
        return answer(new Refused(
                Optional.of(call.admitted().order().model()),
                call.admitted().order().owner().mode(),
                error));
    }

    private static Uni<Outcome> answer(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}

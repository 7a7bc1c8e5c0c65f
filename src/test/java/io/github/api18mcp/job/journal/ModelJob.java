package io.github.api18mcp.job.journal;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.JobState.Failed;
import io.github.api18mcp.job.JobState.NotConfirmed;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.job.JobState.Reserved;
import io.github.api18mcp.job.JobState.Unknown;
import io.github.api18mcp.job.WaitStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A job in the model: everything that happened to it. */
final class ModelJob {

    Job job;
    WaitStatus waitStatus;
    final Optional<IdempotencyKey> key;
    Optional<Instant> abandonedAt = Optional.empty();

    /** The process may be dead; then the lease ended when it died. */
    Optional<Integer> holder = Optional.empty();

    Optional<Instant> orphanedAt = Optional.empty();

    /** The process whose call waits for the job; it may be dead, as above. */
    Optional<Integer> awaiter = Optional.empty();

    Optional<Instant> forsakenAt = Optional.empty();

    ModelJob(Job job, ReservationRequest wanted) {
        this.job = job;
        this.waitStatus = wanted.waitStatus();
        this.key = wanted.key();
    }

    LocalDate day() {
        return LocalDate.ofInstant(job.createdAt(), ZoneOffset.UTC);
    }

    boolean ended() {
        return job.state().ended();
    }

    boolean is(Class<? extends JobState> state) {
        return state.isInstance(job.state());
    }

    boolean holds(int process) {
        return holder.equals(Optional.of(process)) && orphanedAt.isEmpty();
    }

    boolean isOrphan() {
        return holder.isEmpty() || orphanedAt.isPresent();
    }

    void heldBy(int process) {
        holder = Optional.of(process);
        orphanedAt = Optional.empty();
    }

    boolean isAwaitedBy(int process) {
        return awaiter.equals(Optional.of(process)) && forsakenAt.isEmpty();
    }

    void awaitedBy(int process) {
        awaiter = Optional.of(process);
        forsakenAt = Optional.empty();
    }

    void awaitedByNobody() {
        awaiter = Optional.empty();
        forsakenAt = Optional.empty();
    }

    void heldByNobody() {
        holder = Optional.empty();
        orphanedAt = Optional.empty();
    }

    /** What counts against limits, spent or reserved. */
    Usd counts() {
        JobState state = job.state();
        if (state.ended() && state.charged() == Charged.NO) {
            return Usd.ZERO;
        }
        if (state instanceof Completed completed && completed.cost().isPresent()) {
            return completed.cost().get();
        }
        return job.request().quoted().orElse(Usd.ZERO);
    }

    boolean countsAsUnpricedCall() {
        return job.request().quoted().isEmpty() && job.state().charged() != Charged.NO;
    }

    /** What a process may report about a job. About a job that awaits confirmation, only that nobody confirmed it. */
    JobState next(int chosen) {
        if (is(JobState.AwaitingConfirmation.class)) {
            return JobStates.NOT_CONFIRMED;
        }
        return switch (chosen % 9) {
            case 0, 1, 2 -> JobStates.PROCESSING;
            case 3, 4 -> job.request().quoted().isPresent() ? JobStates.completed("0.04") : JobStates.completed();
            case 5 -> JobStates.failed(Charged.NO);
            case 6 -> JobStates.failed(Charged.UNKNOWN);
            case 7 -> JobStates.UNKNOWN;
            default -> JobStates.NOT_CONFIRMED;
        };
    }

    /** Only jobs that have not ended change, or those given up before their id was known; a late refusal is ignored. */
    boolean mayBecome(JobState next) {
        boolean open =
                !ended() || is(Unknown.class) && job.state().providerJobId().isEmpty();
        boolean forgets =
                job.state().providerJobId().isPresent() && next.providerJobId().isEmpty();
        boolean unsettles = ended() && job.state().charged() != Charged.UNKNOWN && next instanceof Unknown;
        return open
                && !forgets
                && !unsettles
                && (!(next instanceof NotConfirmed) || is(JobState.AwaitingConfirmation.class));
    }

    boolean isIdentical(ReservationRequest wanted) {
        return job.request().arguments().equals(wanted.request().arguments());
    }

    boolean hasNoResult() {
        return is(Unknown.class) && job.state().charged() == Charged.UNKNOWN
                || is(Failed.class) && job.state().charged() != Charged.NO;
    }

    boolean isWorthHaving() {
        return is(Reserved.class) || is(Processing.class) || is(Completed.class);
    }
}

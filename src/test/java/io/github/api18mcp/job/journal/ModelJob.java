package io.github.api18mcp.job.journal;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
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
        if (state instanceof JobState.Completed completed && completed.cost().isPresent()) {
            return completed.cost().get();
        }
        return job.request().quoted().orElse(Usd.ZERO);
    }

    boolean countsAsUnpricedCall() {
        return job.request().quoted().isEmpty() && job.state().charged() != Charged.NO;
    }
}

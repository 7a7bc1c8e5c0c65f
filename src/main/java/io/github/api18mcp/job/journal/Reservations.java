package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Reservation.Created;
import io.github.api18mcp.job.journal.Reservation.Existing;
import io.github.api18mcp.job.journal.Reservation.KeyTaken;
import io.github.api18mcp.job.journal.Reservation.LimitExceeded;
import io.github.api18mcp.job.journal.Reservation.TakenOver;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Decides in one transaction what a call gets: a job that is there, a new one, or none. */
record Reservations(Ledger ledger, Lease lease) {

    /** How long an abandoned job is kept for the next identical call. */
    private static final Duration ADOPTABLE = Duration.ofMinutes(30);

    /** How long an idempotency key names its call. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    /** How long a price may be agreed to. */
    static final Duration CONFIRMABLE = Duration.ofMinutes(15);

    Reservation reserve(Handle handle, ReservationRequest wanted, Job fresh) {
        takeTurn(handle);
        Optional<Reservation> there = wanted.key().isPresent()
                ? named(handle, wanted, fresh.createdAt())
                : abandoned(handle, wanted, fresh.createdAt());
        return there.or(() -> exceeded(handle, wanted, fresh.createdAt())).orElseGet(() -> {
            JobRowMapper.insert(handle, fresh, wanted);
            hold(handle, fresh.id());
            await(handle, fresh.id());
            return new Created(fresh);
        });
    }

    /** The job, now to be submitted by this process; empty where it does not await confirmation, or not any more. */
    Optional<Job> confirm(Handle handle, Job confirmed, WaitStatus waitStatus, Instant now) {
        takeTurn(handle);
        int changed = JobRowMapper.state(
                        handle.createUpdate(
                                """
                                update job set state = :state, detail = :detail, charged = :charged, wait_status = :waitStatus,
                                  started_at = :started
                                where id = :id and state = 'awaiting_confirmation' and created_at >= :since
                                """),
                        confirmed)
                .bind("waitStatus", waitStatus.name())
                .bind("started", confirmed.startedAt().toEpochMilli())
                .bind("since", now.minus(CONFIRMABLE).toEpochMilli())
                .execute();
        if (changed == 0) {
            return Optional.empty();
        }
        hold(handle, confirmed.id());
        await(handle, confirmed.id());
        return Optional.of(confirmed);
    }

    /** So that none sums while another adds: others wait here until this transaction ends. */
    private static void takeTurn(Handle handle) {
        handle.execute("update turn set taken = taken + 1");
    }

    private void hold(Handle handle, JobId id) {
        lease.bind(handle.createUpdate("update job set holder = :holder, lease_until = " + Lease.UNTIL
                        + " where id = :id and state = 'recorded'"))
                .bind("id", id.value())
                .execute();
    }

    /** A call of this process waits for it, if one does. */
    private void await(Handle handle, JobId id) {
        lease.bind(handle.createUpdate("update job set awaiter = :holder, awaited_until = " + Lease.UNTIL
                        + " where id = :id and wait_status = 'AWAITED'"))
                .bind("id", id.value())
                .execute();
    }

    /** A job that ended without being charged has freed its key. */
    private static Optional<Reservation> named(Handle handle, ReservationRequest wanted, Instant now) {
        IdempotencyKey key = wanted.key().orElseThrow();
        return JobRowMapper.owner(
                        handle.createQuery(
                                """
                        select * from job
                        where idempotency_key = :key and tool = :tool and mode = :mode and caller = :caller
                          and created_at >= :since and (ended_at is null or charged <> 'NO')
                        order by created_at limit 1
                        """),
                        wanted.request().owner())
                .bind("key", key.value())
                .bind("tool", key.tool())
                .bind("since", now.minus(REMEMBERED).toEpochMilli())
                .mapTo(Job.class)
                .findOne()
                .map(job -> job.request().fingerprint().equals(wanted.request().fingerprint())
                        ? new Existing(job)
                        : new KeyTaken(job.id()));
    }

    /**
     * Abandoned by a call that ended, or by a process that died with it. What was not charged is not worth having, but for a
     * price that may still be agreed to.
     */
    private Optional<Reservation> abandoned(Handle handle, ReservationRequest wanted, Instant now) {
        if (wanted.waitStatus() != WaitStatus.AWAITED) {
            return Optional.empty();
        }
        Optional<Job> found = JobRowMapper.owner(
                        handle.createQuery(
                                """
                        select * from job
                        where fingerprint = :fingerprint and mode = :mode and caller = :caller
                          and (state = 'awaiting_confirmation' and created_at >= :confirmable and wait_status <> 'UNATTENDED'
                            or charged <> 'NO' and (
                              wait_status = 'ABANDONED' and abandoned_at >= :since
                              or wait_status = 'AWAITED' and awaited_until >= :since
                                and awaited_until < (select millis from present)))
                        order by created_at limit 1
                        """),
                        wanted.request().owner())
                .bind("fingerprint", wanted.request().fingerprint())
                .bind("since", now.minus(ADOPTABLE).toEpochMilli())
                .bind("confirmable", now.minus(CONFIRMABLE).toEpochMilli())
                .mapTo(Job.class)
                .findOne();
        return found.map(job -> adopted(handle, job));
    }

    /** It is waited for again; one that nobody follows is followed by whoever waits. */
    private Reservation adopted(Handle handle, Job job) {
        handle.createUpdate("update job set wait_status = 'AWAITED' where id = :id")
                .bind("id", job.id().value())
                .execute();
        await(handle, job.id());
        int taken = lease.bind(handle.createUpdate("update job set holder = :holder, lease_until = " + Lease.UNTIL
                        + " where id = :id and state in ('recorded', 'processing') and " + Lease.UNFOLLOWED))
                .bind("id", job.id().value())
                .execute();
        return taken == 1 ? new TakenOver(job) : new Existing(job);
    }

    private Optional<Reservation> exceeded(Handle handle, ReservationRequest wanted, Instant now) {
        return ledger.allowances(handle, wanted.request().owner(), now).stream()
                .filter(allowance -> !allowance.admits(wanted.request()))
                .findFirst()
                .map(LimitExceeded::new);
    }
}

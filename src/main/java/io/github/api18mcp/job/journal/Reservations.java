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

/** Decides in one transaction whether a call gets a new job, an earlier one, or none. */
record Reservations(Ledger ledger, Lease lease) {

    /** How long an abandoned job can be picked up by an identical call. */
    private static final Duration ADOPTION_WINDOW = Duration.ofMinutes(30);

    /** How long an idempotency key is valid. */
    private static final Duration KEY_LIFETIME = Duration.ofHours(24);

    /** How long a price can be confirmed. */
    static final Duration CONFIRMATION_WINDOW = Duration.ofMinutes(15);

    Reservation reserve(Handle handle, ReservationRequest request, Job fresh) {
        lockLimits(handle);
        Optional<Reservation> there = request.key().isPresent()
                ? byKey(handle, request, fresh.createdAt())
                : abandoned(handle, request, fresh.createdAt());
        return there.or(() -> exceeded(handle, request, fresh.createdAt())).orElseGet(() -> {
            JobRowMapper.insert(handle, fresh, request);
            lease(handle, fresh.id());
            markAwaited(handle, fresh.id());
            return new Created(fresh);
        });
    }

    /** The confirmed job, now leased to this process. Empty if it does not await confirmation any more. */
    Optional<Job> confirm(Handle handle, Job confirmed, WaitStatus waitStatus, Instant now) {
        lockLimits(handle);
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
                .bind("since", now.minus(CONFIRMATION_WINDOW).toEpochMilli())
                .execute();
        if (changed == 0) {
            return Optional.empty();
        }
        lease(handle, confirmed.id());
        markAwaited(handle, confirmed.id());
        return Optional.of(confirmed);
    }

    /** Blocks other reservations until this transaction ends, so that no two calls sum up the same limit at once. */
    private static void lockLimits(Handle handle) {
        handle.execute("update turn set taken = taken + 1");
    }

    private void lease(Handle handle, JobId id) {
        lease.bind(handle.createUpdate("update job set holder = :holder, lease_until = " + Lease.EXPIRY
                        + " where id = :id and state = 'recorded'"))
                .bind("id", id.value())
                .execute();
    }

    /** Marks that a call of this process waits for the job, if one does. */
    private void markAwaited(Handle handle, JobId id) {
        lease.bind(handle.createUpdate("update job set awaiter = :holder, awaited_until = " + Lease.EXPIRY
                        + " where id = :id and wait_status = 'AWAITED'"))
                .bind("id", id.value())
                .execute();
    }

    /** A job that ended without a charge has released its key. */
    private static Optional<Reservation> byKey(Handle handle, ReservationRequest request, Instant now) {
        IdempotencyKey key = request.key().orElseThrow();
        return JobRowMapper.owner(
                        handle.createQuery(
                                """
                        select * from job
                        where idempotency_key = :key and tool = :tool and mode = :mode and caller = :caller
                          and created_at >= :since and (ended_at is null or charged <> 'NO')
                        order by created_at limit 1
                        """),
                        request.request().owner())
                .bind("key", key.value())
                .bind("tool", key.tool())
                .bind("since", now.minus(KEY_LIFETIME).toEpochMilli())
                .mapTo(Job.class)
                .findOne()
                .map(job -> job.request().fingerprint().equals(request.request().fingerprint())
                        ? new Existing(job)
                        : new KeyTaken(job.id()));
    }

    /**
     * Finds an abandoned job: its call ended, or its process died. An uncharged job is only worth picking up if its
     * price can still be confirmed.
     */
    private Optional<Reservation> abandoned(Handle handle, ReservationRequest request, Instant now) {
        if (request.waitStatus() != WaitStatus.AWAITED) {
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
                        request.request().owner())
                .bind("fingerprint", request.request().fingerprint())
                .bind("since", now.minus(ADOPTION_WINDOW).toEpochMilli())
                .bind("confirmable", now.minus(CONFIRMATION_WINDOW).toEpochMilli())
                .mapTo(Job.class)
                .findOne();
        return found.map(job -> adopted(handle, job));
    }

    /** Marks the job as awaited again. This process takes over the lease if nobody holds it. */
    private Reservation adopted(Handle handle, Job job) {
        handle.createUpdate("update job set wait_status = 'AWAITED' where id = :id")
                .bind("id", job.id().value())
                .execute();
        markAwaited(handle, job.id());
        int taken = lease.bind(handle.createUpdate("update job set holder = :holder, lease_until = " + Lease.EXPIRY
                        + " where id = :id and state in ('recorded', 'processing') and " + Lease.EXPIRED))
                .bind("id", job.id().value())
                .execute();
        return taken == 1 ? new TakenOver(job) : new Existing(job);
    }

    private Optional<Reservation> exceeded(Handle handle, ReservationRequest request, Instant now) {
        return ledger.allowances(handle, request.request().owner(), now).stream()
                .filter(allowance -> !allowance.admits(request.request()))
                .findFirst()
                .map(LimitExceeded::new);
    }
}

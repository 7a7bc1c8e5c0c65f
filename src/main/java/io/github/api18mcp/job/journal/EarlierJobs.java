package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Reservation.Created;
import io.github.api18mcp.job.journal.Reservation.Existing;
import io.github.api18mcp.job.journal.Reservation.KeyTaken;
import io.github.api18mcp.job.journal.Reservation.TakenOver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** The jobs of earlier calls that are identical to this one: it may get one of them instead of paying again. */
final class EarlierJobs {

    /** How long an abandoned job, or one in doubt, stands in the way of an identical call. */
    private static final Duration WINDOW = Duration.ofMinutes(30);

    /** How long an idempotency key is valid. */
    private static final Duration KEY_LIFETIME = Duration.ofHours(24);

    private static final String IDENTICAL = " where fingerprint = :fingerprint and mode = :mode and caller = :caller";

    private static final String IN_DOUBT =
            "(state = 'unknown' and charged = 'UNKNOWN' or state = 'failed' and charged <> 'NO')";

    private final Handle handle;
    private final Lease lease;
    private final ReservationRequest request;
    private final Instant now;

    EarlierJobs(Handle handle, Lease lease, ReservationRequest request, Instant now) {
        this.handle = handle;
        this.lease = lease;
        this.request = request;
        this.now = now;
    }

    /** A job that ended without a charge has released its key. */
    Optional<Reservation> byKey() {
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
                .map(this::withKey);
    }

    private Reservation withKey(Job job) {
        if (!job.request().fingerprint().equals(request.request().fingerprint())) {
            return new KeyTaken(job.id());
        }
        Optional<Reservation> takenOver = takenOver(job, dead());
        takenOver.ifPresent(reservation -> lease.markAwaited(handle, job.id()));
        return takenOver.orElseGet(() -> new Existing(job));
    }

    /**
     * An abandoned job: its call ended, or its process died. It is under way or has a result, or its price can still be confirmed.
     * If its request was never sent, it goes on from there.
     */
    Optional<Reservation> abandoned() {
        Set<String> dead = dead();
        String abandoned = request.waitStatus() == WaitStatus.AWAITED
                ? """
                  state = 'awaiting_confirmation' and created_at >= :confirmable and wait_status <> 'UNATTENDED'
                  or state in ('recorded', 'processing', 'completed') and (
                    wait_status = 'ABANDONED' and abandoned_at >= :since
                    or wait_status = 'AWAITED' and awaited_until >= :since and %s)
                  """
                        .formatted(Lease.WAIT_ENDED)
                : """
                  state in ('recorded', 'processing', 'completed') and wait_status = 'UNATTENDED' and (
                    abandoned_at >= :since or awaited_until >= :since and %s)
                  """
                        .formatted(Lease.WAIT_ENDED);
        return Lease.bindDead(
                        identical("select * from job" + IDENTICAL + " and (" + abandoned
                                + ") order by created_at limit 1"),
                        dead)
                .bind("confirmable", now.minus(Reservations.CONFIRMATION_WINDOW).toEpochMilli())
                .mapTo(Job.class)
                .findOne()
                .map(job -> adopted(job, dead));
    }

    /** Marks the job as awaited again. This process takes over the lease if nobody holds it. */
    private Reservation adopted(Job job, Set<String> dead) {
        handle.createUpdate("update job set wait_status = :waitStatus, abandoned_at = null where id = :id")
                .bind("id", job.id().value())
                .bind("waitStatus", request.waitStatus().name())
                .execute();
        lease.markAwaited(handle, job.id());
        return takenOver(job, dead).orElseGet(() -> new Existing(job));
    }

    /** Empty if a living process holds the job, or it has ended. */
    private Optional<Reservation> takenOver(Job job, Set<String> dead) {
        int taken = Lease.bindDead(lease.bind(handle.createUpdate(Lease.TAKE_OVER + " and id = :id")), dead)
                .bind("id", job.id().value())
                .execute();
        if (taken == 0) {
            return Optional.empty();
        }
        return Optional.of(job.state().isUnsent() ? new Created(restarted(job)) : new TakenOver(job));
    }

    /** Nothing of it was sent, so that it goes on as if this call had reserved it. */
    private Job restarted(Job job) {
        handle.createUpdate("update job set started_at = :now where id = :id")
                .bind("id", job.id().value())
                .bind("now", now.toEpochMilli())
                .execute();
        return job.restarted(now);
    }

    /**
     * The latest job that may have been charged, or was charged, and has no result. A caller who says to pay again means the jobs
     * they were told of, and not one that was in doubt without their knowledge.
     */
    Optional<Job> inDoubt() {
        if (request.repetition() == Repetition.PAY_AGAIN) {
            bound(handle.createUpdate("update job set wait_status = 'SUPERSEDED'" + IDENTICAL
                            + " and wait_status = 'DELIVERED' and " + IN_DOUBT))
                    .execute();
        }
        List<Job> jobs = identical(
                        "select * from job" + IDENTICAL + " and ended_at >= :since and wait_status <> 'SUPERSEDED' and "
                                + IN_DOUBT + " order by created_at desc")
                .mapTo(Job.class)
                .list();
        return jobs.stream().filter(job -> job.state().settlement().isEmpty()).findFirst();
    }

    /** The processes known to be dead among those that track identical jobs or wait for them. */
    private Set<String> dead() {
        return lease.holder()
                .dead(
                        handle,
                        bound(handle.createQuery("select holder from job" + IDENTICAL + " and holder is not null"
                                        + " union select awaiter from job" + IDENTICAL + " and awaiter is not null"))
                                .mapTo(String.class)
                                .set());
    }

    /** Another process seems to wait for an identical job. */
    boolean isAwaitedElsewhere() {
        return bound(
                                handle.createQuery(
                                        "select count(*) from job" + IDENTICAL
                                                + " and state in ('recorded', 'processing') and awaiter is not null and awaiter <> :holder"))
                        .bind("holder", lease.holder().name())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private Query identical(String sql) {
        return bound(handle.createQuery(sql)).bind("since", now.minus(WINDOW).toEpochMilli());
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        return JobRowMapper.owner(statement, request.request().owner())
                .bind("fingerprint", request.request().fingerprint());
    }
}

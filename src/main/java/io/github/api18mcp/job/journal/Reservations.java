package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Reservation.Created;
import io.github.api18mcp.job.journal.Reservation.Held;
import io.github.api18mcp.job.journal.Reservation.LimitExceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Decides in one transaction whether a call gets a new job, an earlier one, or none. */
record Reservations(SpendingSums ledger, Lease lease) {

    /** How long a price can be confirmed. */
    static final Duration CONFIRMATION_WINDOW = Duration.ofMinutes(15);

    /** What to do about an identical call that another process seems to be waiting for. */
    enum Rival {
        /** Decide later: the other process may have died a moment ago. */
        WAIT,
        /** It is another call: people ask for variations. */
        IGNORE
    }

    /** Empty if it is to be decided later. */
    Optional<Reservation> reserve(Handle handle, ReservationRequest request, Job fresh, Rival rival) {
        lockLimits(handle);
        EarlierJobs earlier = new EarlierJobs(handle, lease, request, fresh.createdAt());
        Optional<Reservation> found = request.key().isPresent()
                ? earlier.byKey()
                : earlier.abandoned().or(() -> earlier.inDoubt().map(Held::new));
        return found.isEmpty() && rival == Rival.WAIT && earlier.isAwaitedElsewhere()
                ? Optional.empty()
                : found.or(() -> Optional.of(created(handle, request, fresh)));
    }

    private Reservation created(Handle handle, ReservationRequest request, Job fresh) {
        return exceeded(handle, request, fresh.createdAt()).orElseGet(() -> {
            JobRowMapper.insert(handle, fresh, request);
            lease(handle, fresh.id());
            lease.markAwaited(handle, fresh.id());
            return new Created(fresh);
        });
    }

    /** The confirmed job, now leased to this process. Empty if it does not await confirmation any more. */
    Optional<Job> confirm(Handle handle, Job confirmed, WaitStatus waitStatus, Instant now) {
        lockLimits(handle);
        int changed = JobRowMapper.state(
                        handle.createUpdate(
                                """
                                update job set state = :state, detail = :detail, unsent = :unsent, charged = :charged,
                                  wait_status = :waitStatus, started_at = :started
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
        lease.markAwaited(handle, confirmed.id());
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

    private Optional<Reservation> exceeded(Handle handle, ReservationRequest request, Instant now) {
        return ledger.allowances(handle, request.request().owner(), now).stream()
                .filter(allowance -> !allowance.admits(request.request()))
                .findFirst()
                .map(LimitExceeded::new);
    }
}

package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.JobId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The claim of one process to a job: to track it, or to wait for it. It ends when the process is known to be dead, or expires
 * unless it is renewed.
 */
record Lease(Holder holder, Duration length) {

    static final String EXPIRY = "(select millis from present) + :lease";
    static final String ENDED = "(holder is null or lease_until < (select millis from present) or holder in (<dead>))";
    static final String WAIT_ENDED =
            "(awaiter is not null and (awaited_until < (select millis from present) or awaiter in (<dead>)))";

    /** Takes over the lease of jobs that nobody tracks any more; further conditions may follow. */
    static final String TAKE_OVER = "update job set holder = :holder, lease_until = " + EXPIRY
            + " where state in ('recorded', 'processing') and " + ENDED;

    /** Matches no holder: a list in SQL must not be empty. */
    private static final List<String> NOBODY = List.of("");

    <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bind("holder", holder.name()).bind("lease", length.toMillis());
    }

    static <S extends SqlStatement<S>> S bindDead(S statement, Set<String> dead) {
        return statement.bindList("dead", dead.isEmpty() ? NOBODY : List.copyOf(dead));
    }

    /** Marks that a call of this process has not been answered with the job, if it is to be. */
    void markAwaited(Handle handle, JobId id) {
        bind(handle.createUpdate("update job set awaiter = :holder, awaited_until = " + EXPIRY
                        + " where id = :id and wait_status in ('AWAITED', 'UNATTENDED')"))
                .bind("id", id.value())
                .execute();
    }
}

package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Settlement;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Statements that change one job. */
final class JobWrites {

    static final String IN_DOUBT = "charged = 'UNKNOWN' and ended_at is not null";

    private JobWrites() {}

    /**
     * Writes a job's new state. The conditions in SQL protect what another process may have written meanwhile: an ended
     * job stays as it ended, unless it was given up as {@code unknown} because its process was taken for dead, and that
     * process now knows the outcome; a confirmed job is not ended by a late refusal; and the service's id is never
     * overwritten with none. A settled job stays settled when a process
     * reports once more that it does not know.
     */
    static void write(Handle handle, Job job) {
        JobRowMapper.state(
                        handle.createUpdate(
                                """
                                update job set state = :state, detail = :detail, provider_job_id = :providerJobId,
                                  charged = :charged, cost_micros = :cost, reserved_micros = :reserved, ended_at = :ended,
                                  holder = case when cast(:ended as bigint) is null then holder end
                                where id = :id and (ended_at is null or state = 'unknown' and provider_job_id is null)
                                  and (:state <> 'not_confirmed' or state = 'awaiting_confirmation')
                                  and (:state <> 'unknown' or ended_at is null or charged = 'UNKNOWN')
                                  and (provider_job_id is null or cast(:providerJobId as text) is not null)
                                """),
                        job)
                .execute();
    }

    static void abandon(Handle handle, JobId id, Instant now) {
        handle.createUpdate(
                        """
                        update job set wait_status = 'ABANDONED', abandoned_at = :now, awaiter = null
                        where id = :id and wait_status = 'AWAITED'
                        """)
                .bind("id", id.value())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    static void delivered(Handle handle, JobId id) {
        handle.createUpdate(
                        "update job set wait_status = 'DELIVERED', awaiter = null where id = :id and ended_at is not null")
                .bind("id", id.value())
                .execute();
    }

    /** Deletes reservations that were refused to their callers; nothing of them was sent. */
    static void forget(Handle handle, Set<JobId> refused) {
        if (!refused.isEmpty()) {
            handle.createUpdate("delete from job where id in (<ids>)")
                    .bindList("ids", refused.stream().map(JobId::value).toList())
                    .execute();
        }
    }

    /** Empty if there is no such job, or its charge is not in doubt. */
    static Optional<Job> settle(Handle handle, JobId id, Settlement settlement) {
        return handle.createQuery("select * from job where id = :id and " + IN_DOUBT)
                .bind("id", id.value())
                .mapTo(Job.class)
                .findOne()
                .map(job -> job.settled(settlement))
                .filter(job -> settled(handle, job));
    }

    /** Returns false if another process settled the job first. */
    private static boolean settled(Handle handle, Job job) {
        String change =
                """
                update job set detail = :detail, charged = :charged, cost_micros = :cost, reserved_micros = :reserved
                where id = :id and %s
                """;
        return JobRowMapper.state(handle.createUpdate(change.formatted(IN_DOUBT)), job)
                        .execute()
                == 1;
    }
}

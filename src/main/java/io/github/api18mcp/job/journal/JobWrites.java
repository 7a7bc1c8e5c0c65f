package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Sending;
import io.github.api18mcp.job.Settlement;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Statements that change one job. */
final class JobWrites {

    static final String IN_DOUBT = "charged = 'UNKNOWN' and ended_at is not null";

    private static final Set<ErrorType> NOT_SENT = Set.of(ErrorType.NOT_SENT, ErrorType.JOURNAL_UNAVAILABLE);

    private JobWrites() {}

    /**
     * Writes a job's new state. The conditions in SQL protect what another process may have written meanwhile: an ended
     * job stays as it ended, unless it was given up as {@code unknown} because its process was taken for dead, and that
     * process now knows the outcome; a confirmed job is not ended by a late refusal; and the service's id is never
     * overwritten with none. A settled job stays settled when a process reports once more that it does not know. A process that
     * did not send a job says so in vain if another one may have sent it.
     *
     * @return the job as it is now: as given, or as it had ended already
     */
    static Job write(Handle handle, Job job) {
        int rows = JobRowMapper.state(
                        handle.createUpdate(
                                """
                                update job set state = :state, detail = :detail, unsent = :unsent,
                                  provider_job_id = :providerJobId,
                                  charged = :charged, cost_micros = :cost, reserved_micros = :reserved, ended_at = :ended,
                                  holder = case when cast(:ended as bigint) is null then holder end
                                where id = :id and (ended_at is null or state = 'unknown' and provider_job_id is null)
                                  and (:state <> 'not_confirmed' or state = 'awaiting_confirmation')
                                  and (:state <> 'unknown' or ended_at is null or charged = 'UNKNOWN')
                                  and (provider_job_id is null or cast(:providerJobId as text) is not null)
                                  and (:notSent = 0 or unsent = 1)
                                """),
                        job)
                .bind("notSent", saysNotSent(job.state()) ? 1 : 0)
                .execute();
        if (job.state().ended() && !(job.state() instanceof JobState.Unknown)) {
            ImageStore.unlink(handle, job.id());
        }
        return rows == 1
                ? job
                : stored(handle, job.id(), "ended_at is not null")
                        .map(Stored::job)
                        .orElse(job);
    }

    private static boolean saysNotSent(JobState state) {
        return state instanceof JobState.Failed failed
                && NOT_SENT.contains(failed.error().type());
    }

    /** Empty if another process holds the job, or it is no longer reserved. */
    static Optional<Job> sending(Handle handle, Job job, Sending sending, String holder) {
        Job changed = job.with(new JobState.Reserved(sending));
        int rows = JobRowMapper.state(
                        handle.createUpdate(
                                """
                                update job set detail = :detail, unsent = :unsent
                                where id = :id and state = :state and holder = :holder
                                """),
                        changed)
                .bind("holder", holder)
                .execute();
        return rows == 1 ? Optional.of(changed) : Optional.empty();
    }

    /** A call that does not wait for the end has not been answered in this case either. */
    static void abandon(Handle handle, JobId id, Instant now) {
        handle.createUpdate(
                        """
                        update job set abandoned_at = :now, awaiter = null,
                          wait_status = case wait_status when 'AWAITED' then 'ABANDONED' else wait_status end
                        where id = :id and (wait_status = 'AWAITED' or wait_status = 'UNATTENDED' and awaiter is not null)
                        """)
                .bind("id", id.value())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    static void submitted(Handle handle, JobId id) {
        handle.createUpdate(
                        "update job set awaiter = null, abandoned_at = null where id = :id and wait_status = 'UNATTENDED'")
                .bind("id", id.value())
                .execute();
    }

    static void delivered(Handle handle, JobId id) {
        handle.createUpdate(
                        "update job set wait_status = 'DELIVERED', awaiter = null where id = :id and ended_at is not null"
                                + " and wait_status <> 'SUPERSEDED'")
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

    /** Empty if there is no such job, or its charge is not in doubt. The cost of any charged job can be corrected, once. */
    static Optional<Job> settle(Handle handle, JobId id, Settlement settlement) {
        String settleable = settlement
                        .cost()
                        .filter(cost -> settlement.charged() == Charged.YES)
                        .isPresent()
                ? "charged <> 'NO' and ended_at is not null"
                : IN_DOUBT;
        return stored(handle, id, settleable)
                .filter(stored -> stored.job().state().settlement().isEmpty())
                .filter(stored -> replaced(handle, stored, stored.job().settled(settlement)))
                .map(stored -> stored.job().settled(settlement));
    }

    /** Writes how a job ended after all. Returns false if another process has written something else meanwhile. */
    static boolean correct(Handle handle, Job before, Job after) {
        return stored(handle, before.id(), "ended_at is not null")
                .filter(stored -> stored.job().state().equals(before.state()))
                .filter(stored -> replaced(handle, stored, after))
                .isPresent();
    }

    /** A job as it is in the journal. */
    private record Stored(Job job, String detail) {}

    private static Optional<Stored> stored(Handle handle, JobId id, String condition) {
        return handle.createQuery("select * from job where id = :id and " + condition)
                .bind("id", id.value())
                .map((row, context) -> new Stored(JobRowMapper.read(row, context), row.getString("detail")))
                .findOne();
    }

    /** Returns false if the job is no longer as it was stored. */
    private static boolean replaced(Handle handle, Stored before, Job after) {
        return JobRowMapper.state(
                                handle.createUpdate(
                                        """
                                        update job set state = :state, detail = :detail, provider_job_id = :providerJobId,
                                          charged = :charged, cost_micros = :cost, reserved_micros = :reserved,
                                          ended_at = :ended
                                        where id = :id and ended_at is not null and detail = :before
                                        """),
                                after)
                        .bind("before", before.detail())
                        .execute()
                == 1;
    }
}

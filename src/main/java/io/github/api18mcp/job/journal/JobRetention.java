package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Ends confirmations that have expired, and deletes old jobs. */
final class JobRetention {

    private JobRetention() {}

    /** Releases what was reserved for prices that nobody confirmed in time. */
    static int expireConfirmations(Handle handle, JobState.NotConfirmed state, Instant now) {
        List<Job> due = handle.createQuery(
                        "select * from job where state = 'awaiting_confirmation' and created_at < :before")
                .bind("before", now.minus(Reservations.CONFIRMATION_WINDOW).toEpochMilli())
                .mapTo(Job.class)
                .list();
        due.forEach(job -> JobWrites.write(handle, job.in(state, now)));
        return due.size();
    }

    /** Deletes jobs that ended long ago, except those that this month's limits still count. */
    static int prune(Handle handle, Duration retention, Instant now) {
        ImageStore.forgetExpired(handle, now);
        UploadLinks.forgetExpired(handle, now);
        return handle.createUpdate("delete from job where ended_at < :before and day < :month")
                .bind("before", now.minus(retention).toEpochMilli())
                .bind("month", SpendingSums.firstOfMonth(now))
                .execute();
    }
}

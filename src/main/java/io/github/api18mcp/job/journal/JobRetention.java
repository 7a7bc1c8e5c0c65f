package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What time does to the journal. */
final class JobRetention {

    private JobRetention() {}

    /** Prices that nobody agreed to in time are no longer reserved. */
    static int expireConfirmations(Handle handle, JobState.NotConfirmed state, Instant now) {
        List<Job> due = handle.createQuery(
                        "select * from job where state = 'awaiting_confirmation' and created_at < :before")
                .bind("before", now.minus(Reservations.CONFIRMABLE).toEpochMilli())
                .mapTo(Job.class)
                .list();
        due.forEach(job -> JobWrites.write(handle, job.in(state, now)));
        return due.size();
    }

    /** Forgets what ended long ago; what this month's limits still count is kept. */
    static int prune(Handle handle, Duration retention, Instant now) {
        return handle.createUpdate("delete from job where ended_at < :before and day < :month")
                .bind("before", now.minus(retention).toEpochMilli())
                .bind("month", Ledger.firstOfMonth(now))
                .execute();
    }
}

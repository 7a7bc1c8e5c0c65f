package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which process follows which job. A job whose process has died is taken over by exactly one that lives. */
record Leases(Lease lease) {

    /** Says that this process lives: what it follows, and what its calls wait for. */
    Set<JobId> renew(Handle handle) {
        lease.bind(handle.createUpdate("update job set awaited_until = " + Lease.UNTIL + " where awaiter = :holder"))
                .execute();
        return lease
                .bind(handle.createQuery(
                        "update job set lease_until = " + Lease.UNTIL + " where holder = :holder returning id"))
                .mapTo(String.class)
                .list()
                .stream()
                .map(JobId::new)
                .collect(Collectors.toSet());
    }

    /** @param accounts whose jobs this process can ask for */
    List<Job> takeOver(Handle handle, Set<String> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        return lease.bind(handle.createQuery("update job set holder = :holder, lease_until = " + Lease.UNTIL
                        + " where state in ('recorded', 'processing') and account in (<accounts>) and "
                        + Lease.UNFOLLOWED + " returning *"))
                .bindList("accounts", List.copyOf(accounts))
                .mapTo(Job.class)
                .list();
    }

    /** Those of them that this process still holds. */
    List<Job> held(Handle handle, Set<JobId> ids) {
        return handle.createQuery("select * from job where holder = :holder and id in (<ids>)")
                .bind("holder", lease.holder())
                .bindList("ids", ids.stream().map(JobId::value).toList())
                .mapTo(Job.class)
                .list();
    }

    /** The process ends well: whoever lives may take over at once, and have what its calls still waited for. */
    void release(Handle handle) {
        handle.createUpdate("update job set holder = null where holder = :holder")
                .bind("holder", lease.holder())
                .execute();
        handle.createUpdate(
                        """
                        update job set awaiter = null, wait_status = 'ABANDONED', abandoned_at = (select millis from present)
                        where awaiter = :holder and wait_status = 'AWAITED'
                        """)
                .bind("holder", lease.holder())
                .execute();
    }
}

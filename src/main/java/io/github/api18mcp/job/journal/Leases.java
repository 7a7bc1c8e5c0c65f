package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which process tracks which job. The jobs of a dead process are taken over by exactly one living process. */
record Leases(Lease lease) {

    /** Renews the leases of this process: of the jobs it tracks, and of those its calls wait for. */
    Set<JobId> renew(Handle handle) {
        lease.bind(handle.createUpdate("update job set awaited_until = " + Lease.EXPIRY + " where awaiter = :holder"))
                .execute();
        return lease
                .bind(handle.createQuery(
                        "update job set lease_until = " + Lease.EXPIRY + " where holder = :holder returning id"))
                .mapTo(String.class)
                .list()
                .stream()
                .map(JobId::new)
                .collect(Collectors.toSet());
    }

    /** @param accounts the accounts whose jobs this process can poll */
    List<Job> takeOver(Handle handle, Set<String> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        Set<String> holders = handle.createQuery("select distinct holder from job where holder is not null")
                .mapTo(String.class)
                .set();
        return Lease.bindDead(
                        lease.bind(handle.createQuery(Lease.TAKE_OVER + " and account in (<accounts>) returning *")),
                        lease.holder().dead(handle, holders))
                .bindList("accounts", List.copyOf(accounts))
                .mapTo(Job.class)
                .list();
    }

    /** Those of the jobs whose lease this process still holds. */
    List<Job> leased(Handle handle, Set<JobId> ids) {
        return handle.createQuery("select * from job where holder = :holder and id in (<ids>)")
                .bind("holder", lease.holder().name())
                .bindList("ids", ids.stream().map(JobId::value).toList())
                .mapTo(Job.class)
                .list();
    }

    /**
     * Releases the leases at shutdown: another process may take over at once, and the next identical call picks up what
     * a call of this process waited for.
     */
    void release(Handle handle) {
        handle.createUpdate("update job set holder = null where holder = :holder")
                .bind("holder", lease.holder().name())
                .execute();
        handle.createUpdate(
                        """
                        update job set awaiter = null, abandoned_at = (select millis from present),
                          wait_status = case wait_status when 'AWAITED' then 'ABANDONED' else wait_status end
                        where awaiter = :holder and wait_status in ('AWAITED', 'UNATTENDED')
                        """)
                .bind("holder", lease.holder().name())
                .execute();
    }
}

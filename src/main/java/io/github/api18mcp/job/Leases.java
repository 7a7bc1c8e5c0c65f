package io.github.api18mcp.job;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which process follows which job. A job whose process has died is taken over by exactly one that lives. */
record Leases(Lease lease) {

    /** @param accounts whose jobs this process can ask for */
    Held renew(Handle handle, Set<String> accounts) {
        Set<JobId> kept = renewed(handle);
        return new Held(kept, accounts.isEmpty() ? List.of() : taken(handle, accounts));
    }

    private Set<JobId> renewed(Handle handle) {
        return lease
                .bind(handle.createQuery(
                        "update job set lease_until = " + Lease.UNTIL + " where holder = :holder returning id"))
                .mapTo(String.class)
                .list()
                .stream()
                .map(JobId::new)
                .collect(Collectors.toSet());
    }

    /** Who waited for it died with its process. */
    private List<Job> taken(Handle handle, Set<String> accounts) {
        return lease.bind(handle.createQuery(
                        """
                        update job set holder = :holder, lease_until = %s,
                          abandoned_at = case when attention = 'AWAITED'
                            then coalesce(lease_until, created_at) else abandoned_at end,
                          attention = case when attention = 'AWAITED' then 'ABANDONED' else attention end
                        where state in ('recorded', 'processing') and account in (<accounts>) and %s
                        returning *
                        """
                                .formatted(Lease.UNTIL, Lease.EXPIRED)))
                .bindList("accounts", List.copyOf(accounts))
                .mapTo(Job.class)
                .list();
    }

    /** The process ends well: whoever lives may take over at once. */
    void release(Handle handle) {
        handle.createUpdate(
                        """
                        update job set holder = null,
                          abandoned_at = case when attention = 'AWAITED'
                            then (select millis from present) else abandoned_at end,
                          attention = case when attention = 'AWAITED' then 'ABANDONED' else attention end
                        where holder = :holder
                        """)
                .bind("holder", lease.holder())
                .execute();
    }
}

package io.github.api18mcp.job.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * A lock that this process holds for as long as it lives, under its name as a holder of leases. The system releases it with the
 * process, so that others know at once that it died.
 */
interface ProcessLock extends AutoCloseable {

    /** Takes the lock again if it was lost, as with a broken connection. Does not fail: the lease still protects the jobs. */
    void ensureHeld();

    /**
     * How long a lock may stay after its process died. A call that is identical to one of another process waits for so long before it
     * is paid for.
     */
    Duration delay();

    /** Those of the holders whose lock nobody holds, in this process or another. */
    Set<String> unlocked(Handle handle, Collection<String> holders);

    @Override
    void close();
}

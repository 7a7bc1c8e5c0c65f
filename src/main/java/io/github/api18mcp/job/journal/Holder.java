package io.github.api18mcp.job.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * This process as a holder of leases. Its name says whether others can ask if it lives: where it holds a {@link ProcessLock} they
 * can; where it could not take one, and in versions before there were locks, they have to wait for its leases to expire.
 */
final class Holder {

    private static final Logger LOG = Logger.getLogger(Holder.class);

    private static final String LOCKED = "locked-";

    private final Storage storage;
    private final UUID id = UUID.randomUUID();
    private Optional<String> name = Optional.empty();
    private Optional<ProcessLock> lock = Optional.empty();

    Holder(Storage storage) {
        this.storage = storage;
    }

    /** Unique for this process. The first call takes the lock. */
    synchronized String name() {
        if (name.isEmpty()) {
            name = Optional.of(named());
        }
        return name.get();
    }

    private String named() {
        String locked = LOCKED + id;
        try {
            lock = Optional.of(storage.lock(locked));
            return locked;
        } catch (IOException | SQLException e) {
            LOG.warnf(
                    "This process holds no lock at the journal (%s); if it dies, others wait for its leases to expire",
                    e.getMessage());
            return id.toString();
        }
    }

    synchronized void ensureLocked() {
        lock.ifPresent(ProcessLock::ensureHeld);
    }

    /** Those of the other holders that are known to be dead. */
    Set<String> dead(Handle handle, Collection<String> holders) {
        String own = name();
        Set<String> askable = holders.stream()
                .filter(holder -> holder.startsWith(LOCKED) && !holder.equals(own))
                .collect(Collectors.toSet());
        return askable.isEmpty()
                ? Set.of()
                : lock.map(held -> held.unlocked(handle, askable)).orElse(Set.of());
    }

    /** How long a process may look alive after it died. */
    synchronized Duration delay() {
        return lock.map(ProcessLock::delay).orElse(Duration.ZERO);
    }

    synchronized void close() {
        lock.ifPresent(ProcessLock::close);
        lock = Optional.empty();
    }

    /** The number under which a holder is locked. */
    static long number(String holder) {
        UUID id = UUID.fromString(holder.substring(LOCKED.length()));
        return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    }
}

package io.github.api18mcp.job.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * An advisory lock of PostgreSQL, held by a connection of its own. PostgreSQL releases it when the connection ends, which happens
 * at once when the process is killed. If the machine or the network fails instead, the lock may stay for longer; then the lease
 * decides.
 */
final class ConnectionProcessLock implements ProcessLock {

    private static final Logger LOG = Logger.getLogger(ConnectionProcessLock.class);

    private static final int SECONDS_TO_ANSWER = 5;

    /** PostgreSQL shows the 64 bits of a lock in two columns. */
    private static final String HELD =
            """
            select (classid::bigint << 32) | objid::bigint from pg_locks
            where locktype = 'advisory' and objsubid = 1 and granted
              and database = (select oid from pg_database where datname = current_database())
            """;

    private final Storage.Access access;
    private final String holder;
    private Connection connection;

    private ConnectionProcessLock(Storage.Access access, String holder, Connection connection) {
        this.access = access;
        this.holder = holder;
        this.connection = connection;
    }

    static ConnectionProcessLock of(Storage.Access access, String holder) throws SQLException {
        return new ConnectionProcessLock(access, holder, locked(access, holder));
    }

    private static Connection locked(Storage.Access access, String holder) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(access.properties());
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(access.url(), properties);
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, Holder.number(holder));
            lock.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public synchronized void ensureHeld() {
        try {
            if (!connection.isValid(SECONDS_TO_ANSWER)) {
                connection.close();
                connection = locked(access, holder);
            }
        } catch (SQLException e) {
            LOG.debug("The lock of this process cannot be taken again yet", e);
        }
    }

    /** PostgreSQL notices within milliseconds that a connection ended, but a busy machine may take longer. */
    @Override
    public Duration delay() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Set<String> unlocked(Handle handle, Collection<String> holders) {
        Set<Long> held =
                new HashSet<>(handle.createQuery(HELD).mapTo(Long.class).list());
        return holders.stream()
                .filter(other -> !held.contains(Holder.number(other)))
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("The connection of the process lock could not be closed", e);
        }
    }
}

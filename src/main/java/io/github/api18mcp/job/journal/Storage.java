package io.github.api18mcp.job.journal;

import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The database that stores the journal. */
sealed interface Storage permits SqliteStorage, PostgresStorage {

    /** Whether a journal may exist already. Does not open it. */
    boolean exists();

    /** Identifies the file, so that a removed or replaced one is noticed. */
    Optional<Object> identity();

    /** Fails if no journal can be created here. */
    void requireWritableLocation() throws IOException;

    /** Why this location is not safe, for the operator. */
    Optional<String> locationWarning();

    /** Configures the connections, and creates what has to exist first. */
    void configure(AgroalConnectionPoolConfigurationSupplier pool);

    /** How many connections may be open. */
    int maxConnections();

    /** How to connect without the pool. */
    Access access();

    /** The SQL expression for the database's clock, in milliseconds. */
    String nowSql();

    /** Takes the lock by which other processes know that this holder of leases lives. */
    ProcessLock lock(String holder) throws IOException, SQLException;

    /** Runs the task while no other process runs one. */
    void withExclusiveLock(Runnable work);

    record Access(String url, String user, String password, Map<String, String> properties) {}
}

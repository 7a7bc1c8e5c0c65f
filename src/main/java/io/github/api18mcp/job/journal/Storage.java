package io.github.api18mcp.job.journal;

import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Where the journal's tables are. */
sealed interface Storage permits SqliteStorage, PostgresStorage {

    /** Whether there may be a journal already, told without opening it. */
    boolean exists();

    /** Tells it from another in the same place: a file that was removed or replaced is not the one that was opened. */
    Optional<Object> identity();

    /** Fails where no journal can be made. */
    void requirePlace() throws IOException;

    /** Why this is no good place, in words for the operator. */
    Optional<String> misplaced();

    /** Says how to connect, and makes what has to be there first. */
    void connect(AgroalConnectionPoolConfigurationSupplier pool);

    /** As many as work at the same time. */
    int most();

    /** The address, the user and the password, for whoever connects by itself. */
    Access access();

    /** The database's clock in milliseconds, in its SQL. */
    String now();

    /** Does the work while no other process does. */
    void exclusively(Runnable work);

    /** Where a database is, and as whom. */
    record Access(String url, String user, String password, Map<String, String> properties) {}
}

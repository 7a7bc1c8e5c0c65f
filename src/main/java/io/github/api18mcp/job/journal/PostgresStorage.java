package io.github.api18mcp.job.journal;

import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.postgresql.Driver;

/** A PostgreSQL database, shared by any number of replicas. */
record PostgresStorage(String url, String user, String password) implements Storage {

    /** In seconds. A caller must not wait long for a database that hangs. */
    private static final Map<String, String> TIMEOUTS = Map.of("connectTimeout", "5", "socketTimeout", "20");

    /** A replica that hangs inside a transaction must not block the reservations of all others. */
    private static final String TIMEOUTS_SQL =
            "set lock_timeout = '10s'; set statement_timeout = '15s'; set idle_in_transaction_session_timeout = '10s'";

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public Optional<Object> identity() {
        return Optional.empty();
    }

    @Override
    public void requireWritableLocation() {}

    @Override
    public Optional<String> locationWarning() {
        return Optional.empty();
    }

    @Override
    public void configure(AgroalConnectionPoolConfigurationSupplier pool) {
        pool.exceptionSorter(new PostgreSQLExceptionSorter()).connectionFactoryConfiguration(factory -> {
            TIMEOUTS.forEach(factory::jdbcProperty);
            return factory.connectionProviderClass(Driver.class)
                    .jdbcUrl(url)
                    .principal(new NamePrincipal(user))
                    .credential(new SimplePassword(password))
                    .initialSql(TIMEOUTS_SQL);
        });
    }

    @Override
    public int maxConnections() {
        return 8;
    }

    @Override
    public Access access() {
        return new Access(url, user, password, TIMEOUTS);
    }

    @Override
    public String nowSql() {
        return "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    }

    @Override
    public ProcessLock lock(String holder) throws SQLException {
        return ConnectionProcessLock.of(access(), holder);
    }

    /** Flyway takes a lock in the database itself. */
    @Override
    public void withExclusiveLock(Runnable work) {
        work.run();
    }

    /** Without the parameters, which may contain a password. */
    @Override
    public String toString() {
        return "PostgreSQL at " + url.replaceAll("[?].*", "");
    }
}

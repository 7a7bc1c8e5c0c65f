package io.github.api18mcp.job.journal;

import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.util.Map;
import java.util.Optional;
import org.postgresql.Driver;

/** A PostgreSQL, shared by any number of replicas. */
record PostgresStorage(String url, String user, String password) implements Storage {

    /** Who is to spend money does not wait long for a database that hangs. In seconds. */
    private static final Map<String, String> PATIENCE = Map.of("connectTimeout", "5", "socketTimeout", "20");

    /** A replica that hangs in the middle must not keep all others from reserving. */
    private static final String MANNERS =
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
    public void requirePlace() {}

    @Override
    public Optional<String> misplaced() {
        return Optional.empty();
    }

    @Override
    public void connect(AgroalConnectionPoolConfigurationSupplier pool) {
        pool.exceptionSorter(new PostgreSQLExceptionSorter()).connectionFactoryConfiguration(factory -> {
            PATIENCE.forEach(factory::jdbcProperty);
            return factory.connectionProviderClass(Driver.class)
                    .jdbcUrl(url)
                    .principal(new NamePrincipal(user))
                    .credential(new SimplePassword(password))
                    .initialSql(MANNERS);
        });
    }

    @Override
    public int most() {
        return 8;
    }

    @Override
    public Access access() {
        return new Access(url, user, password, PATIENCE);
    }

    @Override
    public String now() {
        return "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    }

    /** Flyway takes a lock of the database itself. */
    @Override
    public void exclusively(Runnable work) {
        work.run();
    }

    /** The password is not for anybody's log. */
    @Override
    public String toString() {
        return "PostgreSQL at " + url.replaceAll("[?].*", "");
    }
}

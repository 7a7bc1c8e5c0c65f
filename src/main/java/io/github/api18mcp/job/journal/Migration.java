package io.github.api18mcp.job.journal;

import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Migrates the tables of the journal. */
record Migration(Storage storage) {

    /** The version of the newest file in {@code resources/db/journal}. */
    static final String NEWEST = "7";

    static final String FILES = "classpath:db/journal";

    private static final String HISTORY = "journal_history";

    /** Flyway runs only if there is something to migrate: it takes half a second to find out that there is nothing. */
    void bringUpToDate(Jdbi sql) {
        if (!version(sql).equals(Optional.of(NEWEST))) {
            storage.withExclusiveLock(this::migrate);
        }
    }

    private static Optional<String> version(Jdbi sql) {
        try {
            return sql.withHandle(handle -> handle.createQuery("select version from " + HISTORY
                            + " where success = true order by installed_rank desc limit 1")
                    .mapTo(String.class)
                    .findOne());
        } catch (JdbiException noSuchTable) {
            return Optional.empty();
        }
    }

    private void migrate() {
        Storage.Access access = storage.access();
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(access.url(), access.user(), access.password())
                .jdbcProperties(access.properties())
                .locations(FILES)
                .table(HISTORY)
                .placeholders(Map.of("now", storage.nowSql()))
                .load()
                .migrate();
    }
}

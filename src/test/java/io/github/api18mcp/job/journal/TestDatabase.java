package io.github.api18mcp.job.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The real databases that a journal can be stored in. */
enum TestDatabase {
    SQLITE {
        @Override
        Storage migrated() {
            return new SqliteStorage(Journals.migratedFile());
        }

        @Override
        Storage empty() {
            return new SqliteStorage(Journals.file());
        }
    },

    POSTGRES {
        @Override
        Storage migrated() {
            Storage storage = PostgresServer.MIGRATED;
            sql(storage).useHandle(handle -> handle.execute("truncate table job"));
            return storage;
        }

        @Override
        Storage empty() {
            return PostgresServer.empty();
        }
    };

    /** With empty tables. */
    abstract Storage migrated();

    /** New, without tables. */
    abstract Storage empty();

    /** Access past the journal. */
    static Jdbi sql(Storage storage) {
        Storage.Access access = storage.access();
        return storage instanceof SqliteStorage
                ? Jdbi.create(access.url())
                : Jdbi.create(access.url(), access.user(), access.password());
    }

    /** Started by the first test that needs it, stopped with the process. */
    private static final class PostgresServer {

        private static final EmbeddedPostgres POSTGRES = started();
        private static final Storage MIGRATED = newlyMigrated();

        private static EmbeddedPostgres started() {
            try {
                return EmbeddedPostgres.builder()
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Storage newlyMigrated() {
            Storage storage = empty();
            new Migration(storage).bringUpToDate(sql(storage));
            return storage;
        }

        private static Storage empty() {
            String name = "journal_" + UUID.randomUUID().toString().replace('-', '_');
            Jdbi.create(POSTGRES.getPostgresDatabase()).useHandle(handle -> handle.execute("create database " + name));
            return new PostgresStorage(POSTGRES.getJdbcUrl("postgres", name), "postgres", "");
        }
    }
}

package io.github.api18mcp.job.journal;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.JdbiException;

/** The journal cannot be opened, read or written: the disk is full or read-only, or the database is down. */
public final class JournalUnavailableException extends RuntimeException {
    JournalUnavailableException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }

    /** Translates failures of the database and the disk. Any other failure is a defect and stays as it is. */
    static Throwable translated(Throwable failure) {
        return isOutage(failure) ? new JournalUnavailableException(failure) : failure;
    }

    /** Flyway also rejects tables that another version of this program has changed. */
    private static boolean isOutage(Throwable failure) {
        return failure instanceof SQLException
                || failure instanceof IOException
                || failure instanceof FlywayException
                || isWrapper(failure) && isOutage(failure.getCause());
    }

    /** JDBI wraps failures of the driver; the data directory and the file lock wrap failures of the disk. */
    private static boolean isWrapper(Throwable failure) {
        return failure instanceof JdbiException
                || failure instanceof UncheckedIOException
                || failure instanceof ConfigurationException;
    }
}

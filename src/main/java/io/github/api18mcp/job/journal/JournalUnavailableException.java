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

    /** Translates failures of the database and of the disk. Any other failure is a defect of this program and stays as it is. */
    static Throwable translated(Throwable failure) {
        return isOutage(failure) ? new JournalUnavailableException(failure) : failure;
    }

    /** Flyway also refuses tables that another version of this program has changed. */
    private static boolean isOutage(Throwable failure) {
        return failure instanceof SQLException
                || failure instanceof IOException
                || failure instanceof FlywayException
                || isWrapper(failure) && isOutage(failure.getCause());
    }

    /** JDBI wraps what the driver throws, the data directory and the file's lock what the disk does. */
    private static boolean isWrapper(Throwable failure) {
        return failure instanceof JdbiException
                || failure instanceof UncheckedIOException
                || failure instanceof ConfigurationException;
    }
}

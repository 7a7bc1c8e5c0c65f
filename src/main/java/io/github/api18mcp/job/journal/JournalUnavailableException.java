package io.github.api18mcp.job.journal;

/** The journal cannot be opened, read or written: the disk is full or read-only, or the database is down. */
public final class JournalUnavailableException extends RuntimeException {
    JournalUnavailableException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}

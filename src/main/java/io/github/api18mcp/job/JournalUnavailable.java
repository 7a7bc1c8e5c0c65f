package io.github.api18mcp.job;

/** The journal cannot be opened, read or written: the disk is full or read-only, or the database is down. */
public final class JournalUnavailable extends RuntimeException {
    JournalUnavailable(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}

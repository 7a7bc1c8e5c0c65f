package io.github.api18mcp.job.journal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Logs the start of an outage once, with its cause and stack trace, and its end. Every call fails in between. */
final class Outage {

    private static final Logger LOG = Logger.getLogger(Outage.class);

    private final String what;
    private final AtomicBoolean lasts = new AtomicBoolean();

    private Outage(String what) {
        this.what = what;
    }

    static Outage ofReading(Storage storage) {
        return new Outage("read (" + storage + ")");
    }

    /** Separate from reading, because a full disk can still be read. */
    static Outage ofWriting(Storage storage) {
        return new Outage("written (" + storage + ")");
    }

    void failed(Throwable cause) {
        if (!lasts.getAndSet(true)) {
            LOG.errorf(cause, "The journal cannot be %s", what);
        }
    }

    void succeeded() {
        if (lasts.getAndSet(false)) {
            LOG.infof("The journal can again be %s", what);
        }
    }
}

package io.github.api18mcp.watch;

import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Checks the journal, one check at a time: a database that hangs is not queried again by every probe. */
@Singleton
class JournalCheck {

    private static final Logger LOG = Logger.getLogger(JournalCheck.class);

    /** A probe with a shorter timeout counts the check as failed by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Journal journal;
    private final AtomicReference<Optional<Uni<Void>>> underWay = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean defective = new AtomicBoolean();

    JournalCheck(Journal journal) {
        this.journal = journal;
    }

    /** Never fails. */
    Uni<HealthCheck> look() {
        return underWay.updateAndGet(look -> look.or(() -> Optional.of(begin())))
                .orElseThrow()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(done -> HealthCheck.of("journal", true, "can be used"))
                .onFailure()
                .recoverWithItem(JournalCheck::down);
    }

    /** The location and the cause are for the operator's log. */
    private Uni<Void> begin() {
        return journal.probe()
                .invoke(() -> defective.set(false))
                .onFailure()
                .invoke(this::log)
                .onTermination()
                .invoke(() -> underWay.set(Optional.empty()))
                .memoize()
                .indefinitely();
    }

    /** A defect fails every probe; one stack trace is enough. */
    private void log(Throwable failure) {
        if (failure instanceof JournalUnavailableException) {
            LOG.warnf("Not ready: the journal cannot be used: %s (%s)", failure.getMessage(), journal.location());
        } else if (!defective.getAndSet(true)) {
            LOG.error("Not ready: the check of the journal failed because of an error in this program", failure);
        }
    }

    private static HealthCheck down(Throwable failure) {
        return HealthCheck.of("journal", false, reason(failure));
    }

    private static String reason(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "does not answer; no job can begin without it";
        }
        return failure instanceof JournalUnavailableException
                ? "cannot be used; no job can begin without it, and the log says why"
                : "could not be checked because of an error in this server; the log has the details";
    }
}

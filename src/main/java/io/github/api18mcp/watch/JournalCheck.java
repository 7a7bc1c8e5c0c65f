package io.github.api18mcp.watch;

import io.github.api18mcp.job.journal.Journal;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Looks at the journal, one look at a time: a database that hangs is not asked by every probe anew. */
@Singleton
class JournalCheck {

    private static final Logger LOG = Logger.getLogger(JournalCheck.class);

    /** A probe that waits less counts it as failed by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Journal journal;
    private final AtomicReference<Optional<Uni<Void>>> underWay = new AtomicReference<>(Optional.empty());

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

    /** Where it is and why it cannot be used is for the operator's log. */
    private Uni<Void> begin() {
        return journal.look()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Not ready: the journal cannot be used: %s (%s)", failure.getMessage(), journal.place()))
                .onTermination()
                .invoke(() -> underWay.set(Optional.empty()))
                .memoize()
                .indefinitely();
    }

    private static HealthCheck down(Throwable failure) {
        return HealthCheck.of(
                "journal",
                false,
                failure instanceof TimeoutException
                        ? "does not answer; no job is begun without it"
                        : "cannot be used; no job is begun without it, and the log says why");
    }
}

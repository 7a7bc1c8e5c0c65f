package io.github.api18mcp.generation.waiting;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * All calls that have not been answered yet, over any transport. When the process ends, they are answered before
 * anything stops.
 */
@Singleton
public class OpenCalls {

    private static final Logger LOG = Logger.getLogger(OpenCalls.class);

    /** Waits end within 1.2 seconds and are answered at once; a slow machine gets more time to write the answers. */
    private static final long SLOWEST_LAST_ANSWERS_SECONDS = 10;

    private final WaitRegistry waits;
    private final Set<CompletableFuture<Void>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    OpenCalls(WaitRegistry waits) {
        this.waits = waits;
    }

    /** @return to be completed once the call is answered; empty if the process is ending and accepts no more calls */
    public Optional<CompletableFuture<Void>> begin() {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        open.add(answered);
        answered.whenComplete((nothing, failure) -> open.remove(answered));
        // Checked after adding: either the end is noticed here, or the end notices this call.
        if (over) {
            answered.complete(null);
            return Optional.empty();
        }
        return Optional.of(answered);
    }

    public int count() {
        return open.size();
    }

    /** Whether the process is ending and accepts no more calls. */
    public boolean isStopping() {
        return over;
    }

    /**
     * At the end of input, of a command, and on a signal. A server still listens, and its connections are still open.
     */
    void end(@Observes ShutdownDelayInitiatedEvent event) {
        over = true;
        waits.endAll();
        try {
            CompletableFuture.allOf(open.toArray(CompletableFuture[]::new))
                    .get(SLOWEST_LAST_ANSWERS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warnf("%d calls could not be answered before the end", open.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

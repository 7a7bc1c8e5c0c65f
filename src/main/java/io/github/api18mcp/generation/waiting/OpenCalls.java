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

/** Every call that is still to be answered, however it came. When the process ends, it is answered before anything stops. */
@Singleton
public class OpenCalls {

    private static final Logger LOG = Logger.getLogger(OpenCalls.class);

    /** Waits end within 1.2 seconds, and their answers follow at once; a slow machine is given the time to write them. */
    private static final long SLOWEST_LAST_ANSWERS_SECONDS = 10;

    private final WaitRegistry waits;
    private final Set<CompletableFuture<Void>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    OpenCalls(WaitRegistry waits) {
        this.waits = waits;
    }

    /** @return to be completed once the call is answered; empty at the end of the process, when nothing is begun any more */
    public Optional<CompletableFuture<Void>> begin() {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        open.add(answered);
        answered.whenComplete((nothing, failure) -> open.remove(answered));
        // Looked at last: either it is over by now, or whoever ends the process finds this call.
        if (over) {
            answered.complete(null);
            return Optional.empty();
        }
        return Optional.of(answered);
    }

    /** How many there are. */
    public int count() {
        return open.size();
    }

    /** Whether the process is ending, and begins nothing any more. */
    public boolean areOver() {
        return over;
    }

    /** At the end of input, of a command, and on a signal; a server still listens, and its connections still stand. */
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

package io.github.api18mcp.generation.waiting;

import io.github.api18mcp.platform.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Every wait of this process, so that all can be ended with it. */
@Singleton
public class WaitRegistry {

    private final Scheduler scheduler;
    private final Clock clock;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final WatchedValue<Boolean> shutdown = new WatchedValue<>(false);

    public WaitRegistry(Scheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Waits for a condition of a job until then, and goes on with how the wait ended. What follows happens also when nobody
     * listens to the result any more: the journal has to be told that a paid job was left.
     *
     * @param started called once the wait has begun, so that its caller is told from the first moment
     */
    public <T> Uni<T> await(
            Awaited awaited,
            Uni<Void> condition,
            Instant until,
            CallListener listener,
            Runnable started,
            Function<WaitEnd, Uni<T>> then) {
        return Uni.createFrom().emitter(emitter -> {
            Wait wait = new Wait(awaited, until, listener, shutdown(), scheduler, clock);
            waits.add(wait);
            wait.begin(condition)
                    .chain(end -> then.apply(end))
                    .onTermination()
                    .invoke(() -> {
                        waits.remove(wait);
                        wait.finish();
                    })
                    .subscribe()
                    .with(emitter::complete, emitter::fail);
            started.run();
        });
    }

    /**
     * Ends the waits of callers who left; completes once the journal knows. Other waits are left out: every call keeps the result
     * for as long as it waits, so that n waiting calls would keep n × n objects.
     */
    public Uni<Void> settleGoneCallers() {
        waits.forEach(Wait::endIfGone);
        List<Uni<Void>> finished =
                waits.stream().filter(Wait::isOver).map(Wait::finished).toList();
        return finished.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(finished).andFailFast().replaceWithVoid();
    }

    /** Completes when this process begins to end. */
    public Uni<Void> shutdown() {
        return shutdown.when(begun -> begun);
    }

    /** Ends every wait within 1.2 seconds with what is known, and every later one too. */
    void endAll() {
        shutdown.set(true);
    }
}

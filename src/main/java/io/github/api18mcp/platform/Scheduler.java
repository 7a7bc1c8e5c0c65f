package io.github.api18mcp.platform;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Runs something later, without holding a thread meanwhile. */
@FunctionalInterface
public interface Scheduler {

    /** @return cancels the task, if it has not run */
    Runnable after(Duration delay, Runnable task);

    /** Completes after the delay, at once if it is not positive; cancelling it cancels the timer. */
    default Uni<Void> delay(Duration delay) {
        return delay.isZero() || delay.isNegative()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .emitter(emitter -> emitter.onTermination(after(delay, () -> emitter.complete(null))));
    }
}

package io.github.api18mcp.provider.imghero;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets through what the service takes in a minute; the rest waits its turn. Reading and paying take turns, so that neither
 * waits for all of the other.
 */
@Singleton
class RequestQueue {

    /** Where a request stands in line. */
    enum Lane {
        READING,
        PAYING;

        Lane other() {
            return this == READING ? PAYING : READING;
        }
    }

    /** Its turn came when nobody wanted it any more. */
    static final class Unwanted extends RuntimeException {
        Unwanted() {
            super("no longer wanted when its turn came", null, false, false);
        }
    }

    private record Waiting(BooleanSupplier wanted, Runnable go, Runnable refuse) {}

    private static final int LIMIT = 100;

    /** The service counts what arrives: what leaves together may arrive so far apart. */
    private static final Duration TRAVEL = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final SlidingWindow departures;
    private final Map<Lane, Queue<Waiting>> lanes = new EnumMap<>(Lane.class);
    private Lane next = Lane.READING;
    private boolean paused;

    @Inject
    RequestQueue(Vertx vertx, ImgheroConfig config) {
        this(vertx, LIMIT, config.window().plus(TRAVEL));
    }

    RequestQueue(Vertx vertx, int limit, Duration window) {
        this.vertx = vertx;
        this.departures = new SlidingWindow(limit, window, System::nanoTime);
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new ArrayDeque<>());
        }
    }

    /** @param wanted asked when its turn comes; if not, it fails with {@link Unwanted} */
    <T> Uni<T> pass(Lane lane, BooleanSupplier wanted, Supplier<Uni<T>> request) {
        return Uni.createFrom().emitter(emitter -> {
            stand(
                    lane,
                    new Waiting(
                            wanted,
                            () -> Uni.createFrom()
                                    .deferred(request::get)
                                    .subscribe()
                                    .with(emitter::complete, emitter::fail),
                            () -> emitter.fail(new Unwanted())));
            move();
        });
    }

    <T> Uni<T> pass(Lane lane, Supplier<Uni<T>> request) {
        return pass(lane, () -> true, request);
    }

    private synchronized void stand(Lane lane, Waiting waiting) {
        lanes.get(lane).add(waiting);
    }

    private void move() {
        for (Optional<Runnable> step = step(); step.isPresent(); step = step()) {
            step.get().run();
        }
    }

    /** What is to be done now for the first in line; empty if nobody is, or there is no room. */
    private synchronized Optional<Runnable> step() {
        Queue<Waiting> lane = lanes.get(next).isEmpty() ? lanes.get(next.other()) : lanes.get(next);
        if (lane.isEmpty() || paused) {
            return Optional.empty();
        }
        if (!lane.peek().wanted().getAsBoolean()) {
            return Optional.of(lane.remove().refuse());
        }
        if (!isRoom()) {
            return Optional.empty();
        }
        next = next.other();
        return Optional.of(lane.remove().go());
    }

    private boolean isRoom() {
        Duration wait = departures.untilNext();
        if (!wait.isZero()) {
            paused = true;
            vertx.setTimer(wait.toMillis() + 1, now -> resume());
        }
        return wait.isZero();
    }

    private void resume() {
        synchronized (this) {
            paused = false;
        }
        move();
    }
}

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
 * Sends as many requests per minute as the service allows; the rest wait in order. Free and paid requests take turns, so that
 * neither kind waits for all of the other.
 */
@Singleton
class RequestQueue {

    /** The two lines in which requests wait. */
    enum Lane {
        FREE,
        PAID;

        Lane other() {
            return this == FREE ? PAID : FREE;
        }
    }

    /** The request was no longer wanted when its turn came. */
    static final class NoLongerWanted extends RuntimeException {
        NoLongerWanted() {
            super("the request was no longer wanted when its turn came", null, false, false);
        }
    }

    private record QueuedRequest(BooleanSupplier isWanted, Runnable send, Runnable reject) {}

    private static final int LIMIT = 100;

    private final Vertx vertx;
    private final SlidingWindow window;
    private final Map<Lane, Queue<QueuedRequest>> lanes = new EnumMap<>(Lane.class);
    private Lane next = Lane.FREE;
    private boolean paused;

    @Inject
    RequestQueue(Vertx vertx, ImgheroConfig config) {
        this(vertx, LIMIT, config.window());
    }

    RequestQueue(Vertx vertx, int limit, Duration window) {
        this.vertx = vertx;
        this.window = new SlidingWindow(limit, window, System::nanoTime);
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new ArrayDeque<>());
        }
    }

    /** @param isWanted checked when the request's turn comes; if false, the call fails with {@link NoLongerWanted} */
    <T> Uni<T> send(Lane lane, BooleanSupplier isWanted, Supplier<Uni<T>> request) {
        return Uni.createFrom().emitter(emitter -> {
            enqueue(
                    lane,
                    new QueuedRequest(
                            isWanted,
                            () -> Uni.createFrom()
                                    .deferred(request::get)
                                    .onTermination()
                                    .invoke(this::end)
                                    .subscribe()
                                    .with(emitter::complete, emitter::fail),
                            () -> emitter.fail(new NoLongerWanted())));
            drain();
        });
    }

    <T> Uni<T> send(Lane lane, Supplier<Uni<T>> request) {
        return send(lane, () -> true, request);
    }

    private synchronized void enqueue(Lane lane, QueuedRequest request) {
        lanes.get(lane).add(request);
    }

    private void drain() {
        for (Optional<Runnable> action = nextAction(); action.isPresent(); action = nextAction()) {
            action.get().run();
        }
    }

    /** What to do with the first request in line; empty if no request waits or the limit is reached. */
    private synchronized Optional<Runnable> nextAction() {
        Queue<QueuedRequest> lane = lanes.get(next).isEmpty() ? lanes.get(next.other()) : lanes.get(next);
        if (lane.isEmpty() || paused) {
            return Optional.empty();
        }
        if (!lane.peek().isWanted().getAsBoolean()) {
            return Optional.of(lane.remove().reject());
        }
        if (!acquire()) {
            return Optional.empty();
        }
        next = next.other();
        return Optional.of(lane.remove().send());
    }

    /** Takes a place in the window. If there is none, pauses the queue until one is free. */
    private boolean acquire() {
        Duration wait = window.tryAcquire();
        if (!wait.isZero()) {
            paused = true;
            vertx.setTimer(wait.toMillis() + 1, timer -> resume());
        }
        return wait.isZero();
    }

    private synchronized void end() {
        window.end();
    }

    private void resume() {
        synchronized (this) {
            paused = false;
        }
        drain();
    }
}

package io.github.api18mcp.generation.waiting;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A value that others can wait on. Unlike a future, it forgets those who stop waiting: a job is waited for by many calls, one
 * after the other.
 */
public final class WatchedValue<T> {

    private record Watcher<T>(Predicate<T> condition, UniEmitter<? super Void> emitter) {}

    private final List<Watcher<T>> watchers = new ArrayList<>();
    private T value;

    public WatchedValue(T first) {
        value = first;
    }

    public synchronized T get() {
        return value;
    }

    public void set(T next) {
        fulfilled(next).forEach(watcher -> watcher.emitter().complete(null));
    }

    /** Completes as soon as the value fulfils the condition, at once if it does. */
    public Uni<Void> when(Predicate<T> condition) {
        return Uni.createFrom().emitter(emitter -> {
            Watcher<T> watcher = new Watcher<>(condition, emitter);
            if (isAdded(watcher)) {
                emitter.onTermination(() -> remove(watcher));
            } else {
                emitter.complete(null);
            }
        });
    }

    public synchronized int watchers() {
        return watchers.size();
    }

    private synchronized List<Watcher<T>> fulfilled(T next) {
        value = next;
        List<Watcher<T>> fulfilled = watchers.stream()
                .filter(watcher -> watcher.condition().test(next))
                .toList();
        watchers.removeAll(fulfilled);
        return fulfilled;
    }

    private synchronized boolean isAdded(Watcher<T> watcher) {
        return !watcher.condition().test(value) && watchers.add(watcher);
    }

    private synchronized void remove(Watcher<T> watcher) {
        watchers.remove(watcher);
    }
}

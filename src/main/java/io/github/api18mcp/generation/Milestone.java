package io.github.api18mcp.generation;

import java.util.ArrayList;
import java.util.List;

/** A point that is reached once. Unlike a future, it forgets whoever no longer waits for it: a job outlives many waits. */
final class Milestone {

    private final List<Runnable> waiting = new ArrayList<>();
    private boolean reached;

    static Milestone alreadyReached() {
        Milestone milestone = new Milestone();
        milestone.reach();
        return milestone;
    }

    synchronized boolean isReached() {
        return reached;
    }

    /** Runs what waits for it, once; has no effect the second time. */
    void reach() {
        released().forEach(Runnable::run);
    }

    /**
     * Runs the task when it is reached, at once if it is.
     *
     * @return takes the task back, if it has not run
     */
    Runnable whenReached(Runnable task) {
        if (isKept(task)) {
            return () -> forget(task);
        }
        task.run();
        return () -> {};
    }

    /** How many tasks it keeps. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized List<Runnable> released() {
        reached = true;
        List<Runnable> tasks = List.copyOf(waiting);
        waiting.clear();
        return tasks;
    }

    private synchronized boolean isKept(Runnable task) {
        return !reached && waiting.add(task);
    }

    private synchronized void forget(Runnable task) {
        waiting.remove(task);
    }
}

package io.github.api18mcp.job.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs everything at once on the calling thread. After a pause it is as unlucky as threads can be: tasks run in reverse
 * order, and none before the pause ends.
 */
final class LastFirstExecutor extends AbstractExecutorService {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean paused;

    void pause() {
        paused = true;
    }

    @Override
    public void execute(Runnable task) {
        if (paused) {
            tasks.push(task);
        } else {
            task.run();
        }
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return tasks.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        while (!tasks.isEmpty()) {
            tasks.pop().run();
        }
        return true;
    }
}

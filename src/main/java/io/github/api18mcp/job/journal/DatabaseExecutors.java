package io.github.api18mcp.job.journal;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The threads that speak to the database, which blocks: as many as it has connections, made when they are needed.
 *
 * @param work does it, in the order it was asked for
 * @param answers go on with what came of it
 */
record DatabaseExecutors(ExecutorService work, Executor answers) {

    private static final long LONGEST_END_SECONDS = 5;

    static DatabaseExecutors of(int most) {
        return new DatabaseExecutors(
                Executors.newFixedThreadPool(most, task -> {
                    Thread thread = new Thread(task, "journal");
                    thread.setDaemon(true);
                    return thread;
                }),
                Infrastructure.getDefaultExecutor());
    }

    /** Whether what was asked for is done now: unless the database hangs. */
    boolean end() {
        work.shutdown();
        try {
            return work.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

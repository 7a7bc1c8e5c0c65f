package io.github.api18mcp.job.journal;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The threads that talk to the database, which blocks: as many as it has connections, created when needed.
 *
 * @param database runs the statements, in the order they came
 * @param continuation runs what follows
 */
record DatabaseExecutors(ExecutorService database, Executor continuation) {

    private static final long LONGEST_END_SECONDS = 5;

    static DatabaseExecutors of(int max) {
        return new DatabaseExecutors(
                Executors.newFixedThreadPool(max, task -> {
                    Thread thread = new Thread(task, "journal");
                    thread.setDaemon(true);
                    return thread;
                }),
                Infrastructure.getDefaultExecutor());
    }

    /** Returns whether all statements were executed; false if the database hangs. */
    boolean shutDown() {
        database.shutdown();
        try {
            return database.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

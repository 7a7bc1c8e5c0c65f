package io.github.api18mcp.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes UTF-8 lines in order, on a thread of its own, so that a client that does not read blocks nothing else. */
final class LineWriter {

    /** With this many unread lines, the client is considered not to read. */
    private static final int BACKLOG_LIMIT = 100;

    private final OutputStream out;
    private final Runnable onFailure;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LineWriter::daemon);

    /** @param onFailure run for every line that cannot be written */
    LineWriter(OutputStream out, Runnable onFailure) {
        this.out = out;
        this.onFailure = onFailure;
    }

    void write(String line) {
        write(line, () -> {});
    }

    /** @param afterwards run once the line is written; not run if it cannot be */
    void write(String line, Runnable afterwards) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        thread.execute(() -> write(bytes, afterwards));
    }

    /** Drops the line if 100 lines are waiting. This is for lines that are soon out of date. */
    void writeUnlessBacklogged(String line) {
        if (thread.getQueue().size() < BACKLOG_LIMIT) {
            write(line);
        }
    }

    /** @return completed once all lines so far are written, or have failed to be */
    CompletableFuture<Void> written() {
        return CompletableFuture.runAsync(() -> {}, thread);
    }

    private void write(byte[] line, Runnable afterwards) {
        try {
            out.write(line);
            out.flush();
            afterwards.run();
        } catch (IOException e) {
            onFailure.run();
        }
    }

    /** A daemon thread does not keep the process alive when its last lines are never read. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "stdout");
        thread.setDaemon(true);
        return thread;
    }
}

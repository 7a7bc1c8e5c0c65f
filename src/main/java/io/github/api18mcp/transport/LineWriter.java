package io.github.api18mcp.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes UTF-8 lines in order, on a thread of its own: who does not read holds up nobody but himself. */
final class LineWriter {

    /** So many lines that wait to be read are a client that does not read. */
    private static final int CROWD = 100;

    private final OutputStream out;
    private final Runnable broken;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LineWriter::daemon);

    /** @param broken run for every line that can no longer be written */
    LineWriter(OutputStream out, Runnable broken) {
        this.out = out;
        this.broken = broken;
    }

    void write(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        thread.execute(() -> write(bytes));
    }

    /** For what is soon out of date: left out while a crowd of lines waits. */
    void writeUnlessCrowded(String line) {
        if (thread.getQueue().size() < CROWD) {
            write(line);
        }
    }

    /** @return completed once all lines so far are written, or can no longer be */
    CompletableFuture<Void> written() {
        return CompletableFuture.runAsync(() -> {}, thread);
    }

    private void write(byte[] line) {
        try {
            out.write(line);
            out.flush();
        } catch (IOException e) {
            broken.run();
        }
    }

    /** Does not keep alive a process whose last words nobody reads. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "stdout");
        thread.setDaemon(true);
        return thread;
    }
}

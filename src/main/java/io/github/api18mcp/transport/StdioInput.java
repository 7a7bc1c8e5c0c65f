package io.github.api18mcp.transport;

import io.github.api18mcp.transport.LineReader.Line;
import io.github.api18mcp.transport.early.Opening;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads lines on a thread of its own, also while the application starts. It writes the answers that are known by then and keeps the
 * lines for the application: 16 of them; what follows waits in the pipe.
 */
final class StdioInput {

    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(16);
    private final LineReader in;
    private final OutputStream out;
    private final Opening opening;

    private StdioInput(InputStream in, OutputStream out, Opening opening) {
        this.in = new LineReader(in);
        this.out = out;
        this.opening = opening;
    }

    static StdioInput start(InputStream in, OutputStream out, Opening opening) {
        StdioInput input = new StdioInput(in, out, opening);
        Thread thread = new Thread(input::read, "stdin");
        thread.setDaemon(true);
        thread.start();
        return input;
    }

    Opening opening() {
        return opening;
    }

    Line next() {
        try {
            return lines.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Line.EndOfInput();
        }
    }

    private void read() {
        try {
            Line line;
            do {
                line = readLine();
                lines.put(line);
            } while (!(line instanceof Line.EndOfInput));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A client that cannot be read from or written to has left. */
    private Line readLine() {
        try {
            Line line = in.next();
            Optional<String> answer = opening.receive(line instanceof Line.Content content ? content.text() : "");
            if (answer.isPresent()) {
                out.write((answer.get() + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            return line;
        } catch (IOException e) {
            return new Line.EndOfInput();
        }
    }
}

package io.github.api18mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A running program: lines in, lines out. Waits are long enough for a slow machine. */
public final class JarProcess {

    /** Everything that a program printed, and its exit code. */
    public record Ended(int code, List<String> out, List<String> err) {

        public String text() {
            return String.join("\n", out);
        }

        public JsonObject json() {
            return new JsonObject(text());
        }
    }

    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Lines out;
    private final Lines err;

    JarProcess(Process process) {
        this.process = process;
        this.out = new Lines(process.getInputStream());
        this.err = new Lines(process.getErrorStream());
    }

    /** Sends {@code initialize} and waits for the answer. */
    public JarProcess greet() {
        send(Messages.initialize(), Messages.initialized());
        assertThat(message().getValue("id")).isEqualTo(0);
        return this;
    }

    public JarProcess send(JsonObject... messages) {
        for (JsonObject message : messages) {
            send(message.encode());
        }
        return this;
    }

    public JarProcess send(String line) {
        return sendBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public JarProcess sendBytes(byte[] bytes) {
        try {
            process.getOutputStream().write(bytes);
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("It reads no more; on standard error: " + err.seen(), e);
        }
    }

    public JarProcess endInput() {
        try {
            process.getOutputStream().close();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM. {@code Process.destroy} would also close the streams that are still to be read. */
    public JarProcess terminate() {
        process.toHandle().destroy();
        return this;
    }

    /** SIGKILL. */
    public JarProcess kill() {
        process.toHandle().destroyForcibly();
        return this;
    }

    public long pid() {
        return process.pid();
    }

    /** The next line on standard output. */
    public JsonObject message() {
        return new JsonObject(line());
    }

    /** The next message with this id; skips progress and other notifications. */
    public JsonObject answer(Object id) {
        JsonObject message = message();
        while (!id.equals(message.getValue("id"))) {
            message = message();
        }
        return message;
    }

    /** The next message that answers a request. */
    public JsonObject answer() {
        JsonObject message = message();
        while (message.containsKey("method")) {
            message = message();
        }
        return message;
    }

    private String line() {
        return out.next().orElseThrow(() -> new AssertionError("It ended; on standard error: " + err.all()));
    }

    /** Waits for a matching line on standard error. */
    public String awaitError(Predicate<String> wanted) {
        Optional<String> line = err.next();
        while (line.isPresent() && !wanted.test(line.get())) {
            line = err.next();
        }
        return line.orElseThrow(() -> new AssertionError("No such line on standard error: " + err.seen()));
    }

    /** Waits for the process to end. */
    public Ended ended() {
        return new Ended(exitCode(process), out.all(), err.all());
    }

    /** Waits for any process to end. */
    public static int exitCode(Process process) {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Collects the lines of a stream as they come, so that a full pipe does not block the program. */
    private static final class Lines {

        private final BlockingQueue<Optional<String>> arrived = new LinkedBlockingQueue<>();
        private final List<String> seen = new ArrayList<>();

        Lines(InputStream in) {
            Thread reader = new Thread(() -> read(in));
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream in) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                reader.lines().peek(Transcript::add).map(Optional::of).forEach(arrived::add);
            } catch (IOException | UncheckedIOException e) {
                // A killed process leaves nothing more to read.
            } finally {
                arrived.add(Optional.empty());
            }
        }

        /** Empty at the end, however often it is read. */
        Optional<String> next() {
            try {
                Optional<String> line = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(line)
                        .as("a line within %d s, after %s", PATIENCE_SECONDS, seen)
                        .isNotNull();
                line.ifPresentOrElse(seen::add, () -> arrived.add(line));
                return line;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        List<String> all() {
            while (next().isPresent()) {}
            return seen();
        }

        List<String> seen() {
            return List.copyOf(seen);
        }
    }
}

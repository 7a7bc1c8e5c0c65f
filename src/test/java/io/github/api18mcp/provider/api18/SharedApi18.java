package io.github.api18mcp.provider.api18;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.api18mcp.Jar;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Api18 as several processes meet it: one account with its jobs. Each process comes in by a door of its own, its proxy, so that
 * it is known who asked for what.
 */
public final class SharedApi18 implements AfterEachCallback {

    /** What becomes of paid requests. */
    public enum Mood {
        ACCEPTING,
        /** The account is empty. */
        DECLINING,
        /** They come in, and no answer ever goes out. */
        SILENT
    }

    public static final String MODEL = "hera-1.0-text-to-image";

    private static final long PATIENCE_SECONDS = 180;
    private static final int MANY_AT_ONCE = 200;

    private final List<Door> doors = new ArrayList<>();
    private Mood mood = Mood.ACCEPTING;
    private Predicate<String> finished = prompt -> false;
    /** The prompt of each; its number is its id. */
    private final List<String> jobs = new ArrayList<>();

    /** The way in of one process. */
    public final class Door {

        private final HttpServer proxy;
        private final List<String> paidPrompts = new ArrayList<>();
        private final List<String> polls = new ArrayList<>();

        private Door() throws IOException {
            proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MANY_AT_ONCE);
            proxy.createContext("/v1/generate", exchange -> answer(exchange, this::generate));
            proxy.createContext("/v1/jobs/", exchange -> answer(exchange, body -> job(exchange)));
            proxy.start();
        }

        /** Has a program that is started next come in by it. */
        public Jar leads(Jar jar) {
            return jar.with("API18_URL", "http://api18.test")
                    .with("API18_KEY", FakeApi18.KEY)
                    .with(
                            "HTTPS_PROXY",
                            "http://127.0.0.1:" + proxy.getAddress().getPort());
        }

        public int paidRequests() {
            synchronized (SharedApi18.this) {
                return paidPrompts.size();
            }
        }

        public List<String> prompts() {
            synchronized (SharedApi18.this) {
                return List.copyOf(paidPrompts);
            }
        }

        /** The jobs that were asked for, one entry a question. */
        public List<String> polls() {
            synchronized (SharedApi18.this) {
                return List.copyOf(polls);
            }
        }

        private Answer generate(String body) {
            String prompt = new JsonObject(body).getString("prompt");
            paidPrompts.add(prompt);
            return switch (mood) {
                case ACCEPTING -> begun(prompt);
                case DECLINING ->
                    new Answer(402, "{\"error\": {\"type\": \"insufficient_balance\", \"message\": \"empty\"}}");
                case SILENT -> Answer.NONE;
            };
        }

        private Answer begun(String prompt) {
            String id = "job" + jobs.size();
            jobs.add(prompt);
            return new Answer(200, "{\"id\": \"%s\", \"status\": \"processing\", \"data\": []}".formatted(id));
        }

        private Answer job(HttpExchange exchange) {
            String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
            polls.add(id);
            return new Answer(
                    200,
                    finished.test(jobs.get(Integer.parseInt(id.substring("job".length()))))
                            ? """
                              {"id": "%s", "status": "completed", "cost_usd": 0.056, "data": [{"url": "https://cdn.test/1.png"}]}
                              """
                                    .formatted(id)
                            : "{\"id\": \"%s\", \"status\": \"processing\", \"data\": []}".formatted(id));
        }
    }

    private record Answer(int status, String body) {

        static final Answer NONE = new Answer(0, "");
    }

    private interface Handling {
        Answer answer(String body);
    }

    public synchronized Door door() {
        try {
            Door door = new Door();
            doors.add(door);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void is(Mood next) {
        mood = next;
    }

    /** All jobs are done from now on; until then none is. */
    public synchronized void finish() {
        finish(prompt -> true);
    }

    /** The jobs of such prompts are done from now on, and no others. */
    public synchronized void finish(Predicate<String> prompt) {
        finished = prompt;
    }

    public synchronized int paidRequests() {
        return doors.stream().mapToInt(door -> door.paidPrompts.size()).sum();
    }

    /** What was to be made, one entry a paid request. */
    public synchronized List<String> prompts() {
        return doors.stream().flatMap(door -> door.paidPrompts.stream()).toList();
    }

    /** Waits for something that requests bring about. */
    public synchronized void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            assertThat(left).as("time left for: %s", what).isPositive();
            wait(left);
        }
    }

    private void answer(HttpExchange exchange, Handling handling) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer;
        synchronized (this) {
            answer = handling.answer(body);
            notifyAll();
        }
        // Left without an answer, an exchange stays open.
        if (answer != Answer.NONE) {
            byte[] told = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), told.length);
            exchange.getResponseBody().write(told);
            exchange.close();
        }
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        doors.forEach(door -> door.proxy.stop(0));
        doors.clear();
        mood = Mood.ACCEPTING;
        finished = prompt -> false;
    }
}

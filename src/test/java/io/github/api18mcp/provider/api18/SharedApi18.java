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
 * One Api18 account that several processes share. Each process connects through its own proxy, so that a test can tell which
 * process sent which request.
 */
public final class SharedApi18 implements AfterEachCallback {

    /** How the service treats paid requests. */
    public enum Mood {
        ACCEPTING,
        /** The account has no balance. */
        DECLINING,
        /** Requests arrive and are never answered. */
        SILENT
    }

    public static final String MODEL = "hera-1.0-text-to-image";

    private static final long TIMEOUT_SECONDS = 180;
    private static final int BACKLOG = 200;

    private final List<Door> doors = new ArrayList<>();
    private Mood mood = Mood.ACCEPTING;
    private Predicate<String> isFinished = prompt -> false;
    /** The prompt of each job. The index is part of the job's id. */
    private final List<String> jobs = new ArrayList<>();

    /** The proxy of one process. */
    public final class Door {

        private final HttpServer proxy;
        private final List<String> paidPrompts = new ArrayList<>();
        private final List<String> polls = new ArrayList<>();

        private Door() throws IOException {
            proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            proxy.createContext("/v1/generate", exchange -> respond(exchange, this::generate));
            proxy.createContext("/v1/jobs/", exchange -> respond(exchange, body -> job(exchange)));
            proxy.start();
        }

        /** Configures a process, before it is started, to connect through this proxy. */
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

        /** The ids of the jobs that were polled, one entry per poll. */
        public List<String> polls() {
            synchronized (SharedApi18.this) {
                return List.copyOf(polls);
            }
        }

        private Response generate(String body) {
            String prompt = new JsonObject(body).getString("prompt");
            paidPrompts.add(prompt);
            return switch (mood) {
                case ACCEPTING -> accept(prompt);
                case DECLINING ->
                    new Response(402, "{\"error\": {\"type\": \"insufficient_balance\", \"message\": \"empty\"}}");
                case SILENT -> Response.NONE;
            };
        }

        private Response accept(String prompt) {
            String id = "job" + jobs.size();
            jobs.add(prompt);
            return new Response(200, "{\"id\": \"%s\", \"status\": \"processing\", \"data\": []}".formatted(id));
        }

        private Response job(HttpExchange exchange) {
            String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
            polls.add(id);
            return new Response(
                    200,
                    isFinished.test(jobs.get(Integer.parseInt(id.substring("job".length()))))
                            ? """
                              {"id": "%s", "status": "completed", "cost_usd": 0.056, "data": [{"url": "https://cdn.test/1.png"}]}
                              """
                                    .formatted(id)
                            : "{\"id\": \"%s\", \"status\": \"processing\", \"data\": []}".formatted(id));
        }
    }

    private record Response(int status, String body) {

        static final Response NONE = new Response(0, "");
    }

    private interface Handler {
        Response handle(String body);
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

    public synchronized void is(Mood mood) {
        this.mood = mood;
    }

    /** Completes all jobs, present and future. Before that, every job is in progress. */
    public synchronized void finish() {
        finish(prompt -> true);
    }

    /** Completes the jobs with such prompts, present and future, and no others. */
    public synchronized void finish(Predicate<String> prompt) {
        isFinished = prompt;
    }

    public synchronized int paidRequests() {
        return doors.stream().mapToInt(door -> door.paidPrompts.size()).sum();
    }

    /** The prompts of all paid requests, one entry per request. */
    public synchronized List<String> prompts() {
        return doors.stream().flatMap(door -> door.paidPrompts.stream()).toList();
    }

    /** Waits until requests have made the condition true. */
    public synchronized void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            assertThat(left).as("time left for: %s", what).isPositive();
            wait(left);
        }
    }

    private void respond(HttpExchange exchange, Handler handler) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Response response;
        synchronized (this) {
            response = handler.handle(body);
            notifyAll();
        }
        // An exchange without a response stays open.
        if (response != Response.NONE) {
            byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(response.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        doors.forEach(door -> door.proxy.stop(0));
        doors.clear();
        mood = Mood.ACCEPTING;
        isFinished = prompt -> false;
    }
}

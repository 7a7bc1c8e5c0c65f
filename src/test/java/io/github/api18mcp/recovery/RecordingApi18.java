package io.github.api18mcp.recovery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.api18mcp.recovery.AcceptedJob.Fate;
import io.github.api18mcp.recovery.KillTrigger.ServiceEvent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An imitation of Api18 that records every request, what it charged, and how each job really ended. */
final class RecordingApi18 implements AfterEachCallback {

    private static final int INSTANT_ONES = 10;
    private static final int LONG_ONES = 5;
    private static final int FEWEST_POLLS = 2;
    private static final int MANY_POLLS = 8;
    private static final int MOST_POLLS = 30;
    private static final int FAILED_ONES = 4;

    private final Random random;
    private final HttpServer server;
    private final Map<String, AcceptedJob> commissions = new ConcurrentHashMap<>();
    private final Map<String, Integer> posts = new ConcurrentHashMap<>();
    private final Queue<HttpExchange> unanswered = new ConcurrentLinkedQueue<>();
    private volatile KillTrigger trigger = KillTrigger.NONE;

    RecordingApi18(Random random) {
        this.random = random;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // One request after the other on one thread: a trigger that fires stops all others.
        server.createContext("/v1/generate", this::generate);
        server.createContext("/v1/jobs/", this::job);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void set(KillTrigger next) {
        trigger = next;
        Stream.generate(unanswered::poll).takeWhile(Objects::nonNull).forEach(HttpExchange::close);
    }

    List<AcceptedJob> commissions() {
        return List.copyOf(commissions.values());
    }

    Optional<AcceptedJob> acceptedJob(String prompt) {
        return commissions.values().stream()
                .filter(acceptedJob -> acceptedJob.prompt().equals(prompt))
                .findAny();
    }

    /** How often each prompt was sent. */
    Map<String, Integer> posts() {
        return Map.copyOf(posts);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop(0);
    }

    /** A request is charged when it has arrived. */
    private void generate(HttpExchange exchange) throws IOException {
        JsonObject input = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        posts.merge(input.getString("prompt"), 1, Integer::sum);
        AcceptedJob acceptedJob = new AcceptedJob("api18job%06d".formatted(commissions.size() + 1), input, fate());
        commissions.put(acceptedJob.id(), acceptedJob);
        if (trigger.fires(ServiceEvent.POST_ARRIVED, acceptedJob.prompt())) {
            unanswered.add(exchange);
        } else {
            answer(exchange, acceptedJob);
            acceptedJob.answered();
            trigger.fires(ServiceEvent.POST_ANSWERED, acceptedJob.prompt());
        }
    }

    private void job(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        AcceptedJob acceptedJob = commissions.get(path.substring(path.lastIndexOf('/') + 1));
        if (trigger.fires(ServiceEvent.POLL_ARRIVED, acceptedJob.prompt())) {
            unanswered.add(exchange);
        } else {
            acceptedJob.polled();
            answer(exchange, acceptedJob);
            trigger.fires(
                    acceptedJob.isOver() ? ServiceEvent.END_ANSWERED : ServiceEvent.POLL_ANSWERED,
                    acceptedJob.prompt());
        }
    }

    private void answer(HttpExchange exchange, AcceptedJob acceptedJob) throws IOException {
        byte[] body = acceptedJob.json(url()).encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** One job in ten has ended when it is accepted, one in five outlives its process, one in four fails. */
    private Fate fate() {
        return new Fate(random.nextInt(FAILED_ONES) == 0 ? "failed" : "completed", polls());
    }

    private int polls() {
        if (commissions.size() % INSTANT_ONES == 0) {
            return 0;
        }
        return random.nextInt(LONG_ONES) == 0
                ? random.nextInt(MANY_POLLS, MOST_POLLS)
                : random.nextInt(FEWEST_POLLS, MANY_POLLS);
    }
}

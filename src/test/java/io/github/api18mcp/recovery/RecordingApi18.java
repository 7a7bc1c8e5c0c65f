package io.github.api18mcp.recovery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.api18mcp.recovery.Commission.Fate;
import io.github.api18mcp.recovery.Trap.Sight;
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

/** Api18 on this machine: it remembers every request, what it charged, and how each job truly ended. */
final class RecordingApi18 implements AfterEachCallback {

    private static final int INSTANT_ONES = 10;
    private static final int LONG_ONES = 5;
    private static final int FEWEST_POLLS = 2;
    private static final int MANY_POLLS = 8;
    private static final int MOST_POLLS = 30;
    private static final int FAILED_ONES = 4;

    private final Random random;
    private final HttpServer server;
    private final Map<String, Commission> commissions = new ConcurrentHashMap<>();
    private final Map<String, Integer> posts = new ConcurrentHashMap<>();
    private final Queue<HttpExchange> unanswered = new ConcurrentLinkedQueue<>();
    private volatile Trap trap = Trap.NONE;

    RecordingApi18(Random random) {
        this.random = random;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // One request after the other, on one thread: a trap that springs stops all others.
        server.createContext("/v1/generate", this::generate);
        server.createContext("/v1/jobs/", this::job);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void set(Trap next) {
        trap = next;
        Stream.generate(unanswered::poll).takeWhile(Objects::nonNull).forEach(HttpExchange::close);
    }

    List<Commission> commissions() {
        return List.copyOf(commissions.values());
    }

    Optional<Commission> commission(String prompt) {
        return commissions.values().stream()
                .filter(commission -> commission.prompt().equals(prompt))
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

    /** It is charged when it has arrived. */
    private void generate(HttpExchange exchange) throws IOException {
        JsonObject input = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        posts.merge(input.getString("prompt"), 1, Integer::sum);
        Commission commission = new Commission("api18job%06d".formatted(commissions.size() + 1), input, fate());
        commissions.put(commission.id(), commission);
        if (trap.springs(Sight.POST_ARRIVED, commission.prompt())) {
            unanswered.add(exchange);
        } else {
            answer(exchange, commission);
            commission.answered();
            trap.springs(Sight.POST_ANSWERED, commission.prompt());
        }
    }

    private void job(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Commission commission = commissions.get(path.substring(path.lastIndexOf('/') + 1));
        if (trap.springs(Sight.POLL_ARRIVED, commission.prompt())) {
            unanswered.add(exchange);
        } else {
            commission.polled();
            answer(exchange, commission);
            trap.springs(commission.isOver() ? Sight.END_ANSWERED : Sight.POLL_ANSWERED, commission.prompt());
        }
    }

    private void answer(HttpExchange exchange, Commission commission) throws IOException {
        byte[] body = commission.json(url()).encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** One job in ten has ended when it is accepted, one in five outlives its process; one in four fails. */
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

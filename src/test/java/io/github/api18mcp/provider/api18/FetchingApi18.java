package io.github.api18mcp.provider.api18;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.api18mcp.image.Pictures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** An Api18 that fetches the images of each paid request, as the real one does, and makes a picture. */
public final class FetchingApi18 implements AutoCloseable {

    /** A paid request with what was found at the addresses of its images. */
    public record Paid(JsonObject body, List<HttpResponse<byte[]>> images) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final int MOST_HELD = 100;

    private final Semaphore held = new Semaphore(0);
    private final HttpServer server;
    private final List<Paid> paid = new CopyOnWriteArrayList<>();

    public FetchingApi18() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/v1/generate", this::generate);
        server.createContext("/v1/jobs/", exchange -> answer(exchange, job(exchange.getRequestURI())));
        server.createContext("/v1/files/", exchange -> answer(exchange, "image/png", Pictures.png()));
        server.createContext("/redirect", FetchingApi18::redirect);
        server.createContext("/held/", this::hold);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The paid requests since the last call of this method. */
    public List<Paid> takePaid() {
        List<Paid> taken = List.copyOf(paid);
        paid.clear();
        return taken;
    }

    /** Requests below {@code /held/} are answered with a picture once this is called. */
    public void release() {
        held.release(MOST_HELD);
    }

    private void hold(HttpExchange exchange) throws IOException {
        held.acquireUninterruptibly();
        answer(exchange, "image/png", Pictures.png());
    }

    private void generate(HttpExchange exchange) throws IOException {
        JsonObject body = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Stream<Object> urls = Stream.concat(
                Stream.ofNullable(body.getString("image")), body.getJsonArray("images", new JsonArray()).stream());
        paid.add(new Paid(body, urls.map(url -> get(URI.create(url.toString()))).toList()));
        answer(exchange, new JsonObject().put("id", "made" + System.nanoTime()).put("status", "processing"));
    }

    private JsonObject job(URI address) {
        String id = address.getPath().substring("/v1/jobs/".length());
        return new JsonObject()
                .put("id", id)
                .put("status", "completed")
                .put("cost_usd", 0.07)
                .put("data", new JsonArray().add(new JsonObject().put("url", url() + "/v1/files/" + id + ".png")));
    }

    /** To the address in the query; without one, to itself. */
    private static void redirect(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().getQuery();
        exchange.getResponseHeaders().set("Location", target == null ? "/redirect" : target);
        try (exchange) {
            exchange.sendResponseHeaders(302, -1);
        }
    }

    /** What is at an address. */
    public static HttpResponse<byte[]> get(URI address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(HttpExchange exchange, JsonObject json) throws IOException {
        answer(exchange, "application/json", json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

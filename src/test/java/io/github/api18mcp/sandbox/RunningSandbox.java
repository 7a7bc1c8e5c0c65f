package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.api18mcp.catalog.Catalog;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A sandbox that really listens, and a client that talks to it as anybody could. */
final class RunningSandbox implements AutoCloseable {

    static final String KEY = "Bearer api18_0123456789abcdEF";

    /** So that an answer that never comes fails a test instead of stopping them all. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final SettableClock clock = new SettableClock();
    final LocalSandbox sandbox;
    final URI origin;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();

    RunningSandbox(Speed speed) {
        this(CatalogFixture.catalog(), speed);
    }

    RunningSandbox(Catalog catalog, Speed speed) {
        sandbox = new LocalSandbox(vertx, catalog, () -> speed, clock);
        origin = sandbox.address().await().atMost(PATIENCE);
    }

    /** A job's JSON, from a request that must be answered with one. */
    JsonNode submitted(String body) {
        return json(submit(body));
    }

    HttpResponse<byte[]> submit(String body) {
        return post("/v1/generate", body);
    }

    HttpResponse<byte[]> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    JsonNode polled(JsonNode job) {
        return json(poll(job));
    }

    HttpResponse<byte[]> poll(JsonNode job) {
        return get(job.at("/urls/get").textValue());
    }

    /** @param address absolute, or a path */
    HttpResponse<byte[]> get(String address) {
        return send(request(address));
    }

    /** The file behind an output of a job, after the redirect. */
    byte[] file(JsonNode job, int number) {
        HttpResponse<byte[]> redirect = get(job.at("/data/" + number + "/url").textValue());
        return get(redirect.headers().firstValue("Location").orElseThrow()).body();
    }

    HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(origin.resolve(address)).header("Authorization", KEY);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sandbox.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

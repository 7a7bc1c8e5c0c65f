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

/** A sandbox that listens on a real port, and an HTTP client for it. */
final class RunningSandbox implements AutoCloseable {

    static final String KEY = "Bearer api18_0123456789abcdEF";

    /** A response that never arrives fails one test instead of blocking the build. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    final ManualClock clock = new ManualClock();
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
        origin = sandbox.address().await().atMost(TIMEOUT);
    }

    /** Submits a job and returns its JSON. */
    JsonNode submitJob(String body) {
        return json(submit(body));
    }

    HttpResponse<byte[]> submit(String body) {
        return post("/v1/generate", body);
    }

    HttpResponse<byte[]> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    JsonNode pollJob(JsonNode job) {
        return json(poll(job));
    }

    HttpResponse<byte[]> poll(JsonNode job) {
        return get(job.at("/urls/get").textValue());
    }

    /** @param url absolute, or a path */
    HttpResponse<byte[]> get(String url) {
        return send(request(url));
    }

    /** Downloads an output of a job: requests its URL and follows the redirect to the file. */
    byte[] download(JsonNode job, int number) {
        HttpResponse<byte[]> redirect = get(job.at("/data/" + number + "/url").textValue());
        return get(redirect.headers().firstValue("Location").orElseThrow()).body();
    }

    HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(origin.resolve(url)).header("Authorization", KEY);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
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

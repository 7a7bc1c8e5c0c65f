package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client that talks to imghero as the sandbox imitates it. Nothing is made before the clock has passed. */
abstract class ImgheroConversation {

    private static final String GENERATE = "/api/v1/generate/";
    static final String URLS = "/api/v1/urls/";
    static final String POST = "https://example.com/blog/my-post";
    static final Duration USUAL = Duration.ofSeconds(20);

    RunningSandbox imghero;

    @BeforeEach
    void start() {
        imghero = new RunningSandbox(new Speed(1));
    }

    @AfterEach
    void stop() {
        imghero.close();
    }

    JsonNode after(Duration time, String url) {
        JsonNode answer = generated(url);
        imghero.clock.pass(time);
        return details(answer.path("url_id").textValue());
    }

    JsonNode generated(String url) {
        return generated("{\"url\":\"%s\"}", url);
    }

    JsonNode generated(String body, String url) {
        HttpResponse<byte[]> response = imghero.send(posted(body.formatted(url)));
        assertThat(response.statusCode()).isEqualTo(200);
        return RunningSandbox.json(response);
    }

    JsonNode details(String id) {
        return RunningSandbox.json(imghero.send(asked(URLS + id + "/")));
    }

    JsonNode search(String query) {
        return RunningSandbox.json(imghero.send(asked(URLS + query)));
    }

    /** Where the stable address leads. */
    String location(String id) {
        return withoutKey("/img/" + id + "/").headers().firstValue("Location").orElseThrow();
    }

    HttpRequest.Builder posted(String body) {
        return asked(GENERATE).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    HttpRequest.Builder asked(String address) {
        return imghero.request(address).setHeader("Authorization", "Token 0123456789abcdef");
    }

    HttpResponse<byte[]> withoutKey(String address) {
        return imghero.send(HttpRequest.newBuilder(imghero.origin.resolve(address)));
    }

    static String body(String url) {
        return "{\"url\":\"%s\"}".formatted(url);
    }

    static JsonNode refused(HttpResponse<byte[]> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode error = RunningSandbox.json(response).path("error");
        assertThat(error.path("type").textValue()).isEqualTo(type);
        assertThat(error.path("message").textValue()).isNotBlank();
        return error;
    }
}

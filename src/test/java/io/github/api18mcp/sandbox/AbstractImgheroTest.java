package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client of the simulated imghero. Images are completed only when a test advances the clock. */
abstract class AbstractImgheroTest {

    static final String URLS = "/api/v1/urls/";
    static final String PAGE = "https://example.com/blog/my-post";
    static final Duration TYPICAL_DURATION = Duration.ofSeconds(20);

    RunningSandbox imghero;

    @BeforeEach
    void start() {
        imghero = new RunningSandbox(new Speed(1));
    }

    @AfterEach
    void stop() {
        imghero.close();
    }

    /** Requests an image, advances the clock and returns the details of the page. */
    JsonNode generateAndWait(String pageUrl, Duration duration) {
        JsonNode response = generate(pageUrl);
        imghero.clock.advance(duration);
        return details(response.path("url_id").textValue());
    }

    JsonNode generate(String pageUrl) {
        return generateWith(body(pageUrl));
    }

    JsonNode generateWith(String body) {
        HttpResponse<byte[]> response = imghero.send(generateRequest(body));
        assertThat(response.statusCode()).isEqualTo(200);
        return RunningSandbox.json(response);
    }

    JsonNode details(String id) {
        return RunningSandbox.json(imghero.send(request(URLS + id + "/")));
    }

    JsonNode search(String query) {
        return RunningSandbox.json(imghero.send(request(URLS + query)));
    }

    /** Returns the target of the page's stable image URL. */
    String stableUrlTarget(String id) {
        return getWithoutKey("/img/" + id + "/")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    HttpRequest.Builder generateRequest(String body) {
        return request("/api/v1/generate/")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    HttpRequest.Builder request(String url) {
        return imghero.request(url).setHeader("Authorization", "Token 0123456789abcdef");
    }

    HttpResponse<byte[]> getWithoutKey(String url) {
        return imghero.send(HttpRequest.newBuilder(imghero.origin.resolve(url)));
    }

    static String body(String pageUrl) {
        return "{\"url\":\"%s\"}".formatted(pageUrl);
    }

    static JsonNode assertError(HttpResponse<byte[]> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode error = RunningSandbox.json(response).path("error");
        assertThat(error.path("type").textValue()).isEqualTo(type);
        assertThat(error.path("message").textValue()).isNotBlank();
        return error;
    }
}

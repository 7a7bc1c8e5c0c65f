package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Theo's one route, whose response contains the pictures. */
class TheoImagesTest {

    private static final String IMAGES = "/api/v1/images";
    private static final Duration TYPICAL_DURATION = Duration.ofSeconds(15);

    private static RunningSandbox theo;

    @BeforeAll
    static void start() {
        theo = new RunningSandbox(Speed.MAX);
    }

    @AfterAll
    static void stop() {
        theo.close();
    }

    @Test
    void refuses_a_request_without_a_key() {
        HttpRequest.Builder request = HttpRequest.newBuilder(theo.origin.resolve(IMAGES))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(prompt("A mug").toString()));

        assertError(theo.send(request), 401, "invalid_api_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer two words", "Token abc", "abc"})
    void accepts_only_keys_of_the_bearer_scheme(String authorization) {
        HttpRequest.Builder request = theo.request(IMAGES)
                .setHeader("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(prompt("A mug").toString()));

        assertError(theo.send(request), 401, "invalid_api_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"prompt\":null}", "{\"style\":\"watercolor\",\"count\":9}"})
    void requires_a_prompt(String body) {
        assertError(theo.post(IMAGES, body), 400, "missing_prompt");
    }

    @Test
    void answers_as_documented() {
        JsonNode response = generate(prompt("A logo")
                .put("style", "photorealistic")
                .put("aspect_ratio", "1:1")
                .put("count", 2));

        String id = response.path("id").textValue();
        assertThat(id).matches("img_[a-z0-9]{16}");
        assertThat(response)
                .hasToString(
                        """
                        {"id":"ID","created":"2026-11-21T10:00:00Z","images":[\
                        {"url":"ORIGIN/outputs/JOB/0.png","engine":"theo-vision","model":"theo-1-create",\
                        "prompt":"A logo Style: photorealistic. Aspect ratio: 1:1."},\
                        {"url":"ORIGIN/outputs/JOB/1.png","engine":"theo-vision","model":"theo-1-create",\
                        "prompt":"A logo Style: photorealistic. Aspect ratio: 1:1."}],\
                        "usage":{"cost_cents":0.08}}"""
                                .replace("ID", id)
                                .replace("JOB", id.substring("img_".length()))
                                .replace("ORIGIN", theo.origin.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-          | -    | A mug",
                "watercolor | -    | A mug Style: watercolor.",
                "-          | wide | A mug Aspect ratio: wide.",
                "3d-render  | 0:0  | A mug Style: 3d-render. Aspect ratio: 0:0."
            })
    void adds_style_and_aspect_ratio_to_the_engine_prompt(String style, String ratio, String enginePrompt) {
        JsonNode response = generate(prompt("A mug").put("style", style).put("aspect_ratio", ratio));

        assertThat(response.at("/images/0/prompt").textValue()).isEqualTo(enginePrompt);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.04", "2, 0.08", "3, 0.12", "4, 0.16"})
    void makes_different_pictures_at_the_same_cost(int count, String cents) {
        JsonNode response = generate(prompt("A mug").put("count", count));

        List<byte[]> files = response.path("images").findValuesAsText("url").stream()
                .map(url -> theo.get(url).body())
                .toList();
        assertThat(files).hasSize(count).doesNotHaveDuplicates().allSatisfy(file -> assertThat(image(file))
                .isNotNull());
        assertThat(response.at("/usage/cost_cents").asText()).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "1.5", "\"2\""})
    void makes_one_to_four_pictures(String count) {
        HttpResponse<byte[]> response = theo.post(IMAGES, "{\"prompt\":\"A mug\",\"count\":%s}".formatted(count));

        JsonNode error = assertError(response, 400, "invalid_request");
        assertThat(error.path("details").findValuesAsText("field")).containsExactly("count");
    }

    @ParameterizedTest
    @CsvSource({
        "1:1, 1024, 1024",
        "16:9, 1024, 576",
        "9:16, 576, 1024",
        "4:3, 1024, 768",
        "9999:1, 1024, 2",
        "1:9999, 2, 1024",
        "9999:9998, 1024, 1024"
    })
    void accepts_any_aspect_ratio(String ratio, int width, int height) {
        BufferedImage picture = picture(prompt("A mug").put("aspect_ratio", ratio));

        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wide", "0:0", "16:0", "-1:1", "10000:1", "16x9", "16:9:4", "", " ", "1.5:1", "١:٢"})
    void makes_a_square_picture_for_an_invalid_aspect_ratio(String ratio) {
        BufferedImage picture = picture(prompt("A mug").put("aspect_ratio", ratio));

        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(1024);
    }

    @ParameterizedTest
    @CsvSource({"#400, 400, missing_prompt", "#401, 401, invalid_api_key", "#429-always, 429, rate_limit_exceeded"})
    void refuses_every_attempt(String word, int status, String type) {
        Stream.generate(() -> post(word)).limit(3).forEach(response -> assertError(response, status, type));
    }

    @Test
    void rate_limits_only_the_first_attempt_and_says_when_to_retry() {
        HttpResponse<byte[]> first = post("A mug #429");
        HttpResponse<byte[]> other = post("Another mug #429");
        HttpResponse<byte[]> again = post("A mug #429");

        assertError(first, 429, "rate_limit_exceeded");
        assertError(other, 429, "rate_limit_exceeded");
        assertThat(first.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(again.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"#500, 500", "#502-html, 502"})
    void simulates_a_proxy_error_in_html(String word, int status) {
        HttpResponse<byte[]> response = post(word);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).startsWith("<!doctype html>");
    }

    @Test
    void cut_closes_the_connection_without_a_response() {
        assertThatThrownBy(() -> post("#cut")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void garbage_is_an_unreadable_success() {
        HttpResponse<byte[]> response = post("#garbage");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> RunningSandbox.json(response)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void an_empty_response_contains_no_pictures() {
        JsonNode response = generate(prompt("#empty").put("count", 2));

        assertThat(response.path("id").textValue()).startsWith("img_");
        assertThat(response.path("images").isArray()).isTrue();
        assertThat(response.path("images")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#402", "#402-promo", "#404", "#502", "#502-always", "#fail", "#poll-500", "#gone"})
    void ignores_trigger_words_for_failures_that_theo_does_not_have(String word) {
        assertThat(generate(prompt("A mug " + word)).path("images")).hasSize(1);
    }

    @Test
    void answers_when_the_pictures_are_ready() {
        try (RunningSandbox slow = new RunningSandbox(new Speed(1))) {
            slow.clock.advanceOnEachRead(Duration.ofSeconds(5));

            assertThat(duration(slow, "A mug")).isBetween(TYPICAL_DURATION, TYPICAL_DURATION.multipliedBy(2));
            assertThat(duration(slow, "A mug #slow"))
                    .isBetween(TYPICAL_DURATION.multipliedBy(10), TYPICAL_DURATION.multipliedBy(11));
        }
    }

    @Test
    void a_response_can_fail_to_arrive() {
        CompletableFuture<HttpResponse<byte[]>> never;
        try (RunningSandbox slow = new RunningSandbox(new Speed(1))) {
            slow.clock.advanceOnEachRead(TYPICAL_DURATION);
            never = CompletableFuture.supplyAsync(
                    () -> slow.post(IMAGES, prompt("#never").toString()));

            assertThat(slow.post(IMAGES, prompt("#slow").toString()).statusCode())
                    .isEqualTo(200);

            assertThat(never).isNotDone();
        }
        assertThat(never).failsWithin(Duration.ofMinutes(3));
    }

    /** Returns the time until the pictures were ready, by the sandbox's clock. */
    private static Duration duration(RunningSandbox sandbox, String prompt) {
        Instant requested = sandbox.clock.instant();
        JsonNode response =
                RunningSandbox.json(sandbox.post(IMAGES, prompt(prompt).toString()));
        Instant created = Instant.parse(response.path("created").textValue());
        assertThat(sandbox.clock.instant()).isAfterOrEqualTo(created);
        return Duration.between(requested, created);
    }

    private static BufferedImage picture(ObjectNode body) {
        return image(theo.get(generate(body).at("/images/0/url").textValue()).body());
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode generate(ObjectNode body) {
        HttpResponse<byte[]> response = theo.post(IMAGES, body.toString());
        assertThat(response.statusCode()).isEqualTo(200);
        return RunningSandbox.json(response);
    }

    private static HttpResponse<byte[]> post(String prompt) {
        return theo.post(IMAGES, prompt(prompt).toString());
    }

    private static ObjectNode prompt(String prompt) {
        return new ObjectMapper().createObjectNode().put("prompt", prompt);
    }

    private static JsonNode assertError(HttpResponse<byte[]> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode error = RunningSandbox.json(response).path("error");
        assertThat(error.path("type").textValue()).isEqualTo(type);
        assertThat(error.path("message").textValue()).isNotBlank();
        return error;
    }
}

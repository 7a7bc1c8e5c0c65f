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

/** Theo's one path: its answer is the pictures. */
class TheoImagesTest {

    private static final String IMAGES = "/api/v1/images";
    private static final Duration USUAL = Duration.ofSeconds(15);

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
    void a_request_without_a_key_is_refused() {
        HttpRequest.Builder request = HttpRequest.newBuilder(theo.origin.resolve(IMAGES))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(prompt("A mug").toString()));

        refused(theo.send(request), 401, "invalid_api_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer two words", "Token abc", "abc"})
    void a_key_is_a_bearer_token(String authorization) {
        HttpRequest.Builder request = theo.request(IMAGES)
                .setHeader("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(prompt("A mug").toString()));

        refused(theo.send(request), 401, "invalid_api_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"prompt\":null}", "{\"style\":\"watercolor\",\"count\":9}"})
    void a_prompt_is_required(String body) {
        refused(theo.post(IMAGES, body), 400, "missing_prompt");
    }

    @Test
    void the_answer_is_as_documented() {
        JsonNode answer = made(prompt("A logo")
                .put("style", "photorealistic")
                .put("aspect_ratio", "1:1")
                .put("count", 2));

        String id = answer.path("id").textValue();
        assertThat(id).matches("img_[a-z0-9]{16}");
        assertThat(answer)
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
    void the_engine_is_told_style_and_ratio_in_the_prompt(String style, String ratio, String engine) {
        JsonNode answer = made(prompt("A mug").put("style", style).put("aspect_ratio", ratio));

        assertThat(answer.at("/images/0/prompt").textValue()).isEqualTo(engine);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.04", "2, 0.08", "3, 0.12", "4, 0.16"})
    void each_picture_is_another_and_costs_the_same(int count, String cents) {
        JsonNode answer = made(prompt("A mug").put("count", count));

        List<byte[]> files = answer.path("images").findValuesAsText("url").stream()
                .map(url -> theo.get(url).body())
                .toList();
        assertThat(files).hasSize(count).doesNotHaveDuplicates().allSatisfy(file -> assertThat(image(file))
                .isNotNull());
        assertThat(answer.at("/usage/cost_cents").asText()).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "1.5", "\"2\""})
    void there_are_one_to_four(String count) {
        HttpResponse<byte[]> response = theo.post(IMAGES, "{\"prompt\":\"A mug\",\"count\":%s}".formatted(count));

        JsonNode error = refused(response, 400, "invalid_request");
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
    void any_ratio_shapes_the_picture(String ratio, int width, int height) {
        BufferedImage picture = picture(prompt("A mug").put("aspect_ratio", ratio));

        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wide", "0:0", "16:0", "-1:1", "10000:1", "16x9", "16:9:4", "", " ", "1.5:1", "١:٢"})
    void a_ratio_that_is_none_leaves_the_engine_its_own(String ratio) {
        BufferedImage picture = picture(prompt("A mug").put("aspect_ratio", ratio));

        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(1024);
    }

    @ParameterizedTest
    @CsvSource({"#400, 400, missing_prompt", "#401, 401, invalid_api_key", "#429-always, 429, rate_limit_exceeded"})
    void a_refusal_is_repeated_at_every_attempt(String word, int status, String type) {
        Stream.generate(() -> images(word)).limit(3).forEach(response -> refused(response, status, type));
    }

    @Test
    void a_limit_gives_way_at_the_second_attempt_and_says_when_to_try() {
        HttpResponse<byte[]> first = images("A mug #429");
        HttpResponse<byte[]> other = images("Another mug #429");
        HttpResponse<byte[]> again = images("A mug #429");

        refused(first, 429, "rate_limit_exceeded");
        refused(other, 429, "rate_limit_exceeded");
        assertThat(first.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(again.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"#500, 500", "#502-html, 502"})
    void a_proxy_answers_in_html(String word, int status) {
        HttpResponse<byte[]> response = images(word);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).startsWith("<!doctype html>");
    }

    @Test
    void cut_closes_the_connection_without_an_answer() {
        assertThatThrownBy(() -> images("#cut")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void garbage_is_a_success_that_cannot_be_read() {
        HttpResponse<byte[]> response = images("#garbage");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> RunningSandbox.json(response)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void an_empty_answer_names_no_picture() {
        JsonNode answer = made(prompt("#empty").put("count", 2));

        assertThat(answer.path("id").textValue()).startsWith("img_");
        assertThat(answer.path("images").isArray()).isTrue();
        assertThat(answer.path("images")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#402", "#402-promo", "#404", "#502", "#502-always", "#fail", "#poll-500", "#gone"})
    void words_for_what_theo_does_not_know_are_words_like_any(String word) {
        assertThat(made(prompt("A mug " + word)).path("images")).hasSize(1);
    }

    @Test
    void the_answer_takes_as_long_as_the_pictures() {
        try (RunningSandbox slow = new RunningSandbox(new Speed(1))) {
            slow.clock.passAtEveryLook(Duration.ofSeconds(5));

            assertThat(duration(slow, "A mug")).isBetween(USUAL, USUAL.multipliedBy(2));
            assertThat(duration(slow, "A mug #slow")).isBetween(USUAL.multipliedBy(10), USUAL.multipliedBy(11));
        }
    }

    @Test
    void an_answer_can_fail_to_come() {
        CompletableFuture<HttpResponse<byte[]>> never;
        try (RunningSandbox slow = new RunningSandbox(new Speed(1))) {
            slow.clock.passAtEveryLook(USUAL);
            never = CompletableFuture.supplyAsync(
                    () -> slow.post(IMAGES, prompt("#never").toString()));

            assertThat(slow.post(IMAGES, prompt("#slow").toString()).statusCode())
                    .isEqualTo(200);

            assertThat(never).isNotDone();
        }
        assertThat(never).failsWithin(Duration.ofMinutes(3));
    }

    /** How long it took by the clock, until its pictures were there. */
    private static Duration duration(RunningSandbox sandbox, String prompt) {
        Instant asked = sandbox.clock.instant();
        JsonNode answer =
                RunningSandbox.json(sandbox.post(IMAGES, prompt(prompt).toString()));
        Instant created = Instant.parse(answer.path("created").textValue());
        assertThat(sandbox.clock.instant()).isAfterOrEqualTo(created);
        return Duration.between(asked, created);
    }

    private static BufferedImage picture(ObjectNode body) {
        return image(theo.get(made(body).at("/images/0/url").textValue()).body());
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode made(ObjectNode body) {
        HttpResponse<byte[]> response = theo.post(IMAGES, body.toString());
        assertThat(response.statusCode()).isEqualTo(200);
        return RunningSandbox.json(response);
    }

    private static HttpResponse<byte[]> images(String prompt) {
        return theo.post(IMAGES, prompt(prompt).toString());
    }

    private static ObjectNode prompt(String prompt) {
        return new ObjectMapper().createObjectNode().put("prompt", prompt);
    }

    private static JsonNode refused(HttpResponse<byte[]> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode error = RunningSandbox.json(response).path("error");
        assertThat(error.path("type").textValue()).isEqualTo(type);
        assertThat(error.path("message").textValue()).isNotBlank();
        return error;
    }
}

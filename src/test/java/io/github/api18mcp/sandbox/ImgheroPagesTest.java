package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** imghero's routes. An image is requested by the URL of a page and is then listed with the page. */
class ImgheroPagesTest extends AbstractImgheroTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "Token", "Token two words", "abc"})
    void accepts_only_keys_of_the_token_scheme(String authorization) {
        HttpRequest.Builder generate = generateRequest(body(PAGE)).setHeader("Authorization", authorization);
        HttpRequest.Builder search = request(URLS).setHeader("Authorization", authorization);
        HttpRequest.Builder details = request(URLS + "url_x/").setHeader("Authorization", authorization);

        assertThat(Stream.of(generate, search, details).map(imghero::send))
                .allSatisfy(response -> assertError(response, 401, "invalid_api_key"));
    }

    @Test
    void refuses_a_request_without_a_key() {
        assertError(imghero.send(HttpRequest.newBuilder(imghero.origin.resolve(URLS))), 401, "invalid_api_key");
    }

    @Test
    void answers_a_request_for_an_image_as_documented() {
        JsonNode response = generate(PAGE);

        String id = response.path("url_id").textValue();
        assertThat(id).matches("url_[a-z0-9]{16}");
        assertThat(response)
                .hasToString(
                        """
                        {"url_id":"ID","image_url":"ORIGIN/img/ID/","status":"generating"}"""
                                .replace("ID", id)
                                .replace("ORIGIN", imghero.origin.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                              | url",
                "{\"url\":\"\"}                                                  | url",
                "{\"url\":\"example.com\"}                                       | url",
                "{\"url\":\"http://10.0.0.1/\"}                                  | url",
                "{\"url\":\"https://example.com/\",\"style\":\"ugly\"}           | style",
                "{\"url\":\"https://example.com/\",\"text_treatment\":\"bold\"}  | text_treatment",
                "{\"url\":\"https://example.com/\",\"prompt\":\"A mug\"}         | prompt"
            })
    void names_the_invalid_field_and_creates_nothing(String body, String field) {
        JsonNode error = assertError(imghero.send(generateRequest(body)), 400, "invalid_request");

        assertThat(error.path("details").findValuesAsText("field")).containsExactly(field);
        assertThat(search("").path("total").intValue()).isZero();
    }

    @Test
    void the_stable_url_finds_nothing_until_the_image_is_completed() {
        String stableUrl = generate(PAGE).path("image_url").textValue();

        imghero.clock.advance(TYPICAL_DURATION.minusMillis(1));
        assertThat(getWithoutKey(stableUrl).statusCode()).isEqualTo(404);

        imghero.clock.advance(Duration.ofMillis(1));
        HttpResponse<byte[]> redirect = getWithoutKey(stableUrl);
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location"))
                .hasValueSatisfying(file -> assertThat(file).startsWith(imghero.origin + "/outputs/"));
    }

    @Test
    void makes_a_wide_png() throws IOException {
        String stableUrl = generate(PAGE).path("image_url").textValue();
        imghero.clock.advance(TYPICAL_DURATION);

        HttpResponse<byte[]> file = getWithoutKey(
                getWithoutKey(stableUrl).headers().firstValue("Location").orElseThrow());

        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file.body()));
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(576);
    }

    @Test
    void lists_a_page_as_documented_before_and_after_its_image_is_completed() {
        String id = generateWith("{\"url\":\"%s\",\"style\":\"photo\",\"text_treatment\":\"overlay\"}".formatted(PAGE))
                .path("url_id")
                .textValue();
        JsonNode generating = details(id);
        imghero.clock.advance(TYPICAL_DURATION);
        JsonNode completed = details(id);

        String imageId = generating.at("/images/0/image_id").textValue();
        assertThat(imageId).matches("img_[a-z0-9]{16}");
        String expected =
                """
                {"url_id":"ID","url":"https://example.com/blog/my-post","title":"example.com/blog/my-post",\
                "image_url":"ORIGIN/img/ID/","images":[{"image_id":"IMAGE","style":"photo",\
                "text_treatment":"overlay","status":"STATUS","created_at":"2026-11-21T10:00:00Z","direct_url":DIRECT}],\
                "created_at":"2026-11-21T10:00:00Z"}"""
                        .replace("ID", id)
                        .replace("IMAGE", imageId);
        assertThat(generating)
                .hasToString(expected.replace("STATUS", "generating")
                        .replace("DIRECT", "null")
                        .replace("ORIGIN", imghero.origin.toString()));
        assertThat(completed)
                .hasToString(expected.replace("STATUS", "completed")
                        .replace("DIRECT", "\"ORIGIN/outputs/" + imageId.substring("img_".length()) + "/0.png\"")
                        .replace("ORIGIN", imghero.origin.toString()));
        assertThat(search("").at("/urls/0")).isEqualTo(completed);
    }

    @Test
    void shows_omitted_arguments_with_their_defaults() {
        JsonNode picture = details(generate(PAGE).path("url_id").textValue()).at("/images/0");

        assertThat(picture.path("style").textValue()).isEqualTo("auto");
        assertThat(picture.path("text_treatment").textValue()).isEqualTo("none");
    }

    @Test
    void identifies_a_page_by_its_exact_url() {
        String id = generate(PAGE).path("url_id").textValue();

        assertThat(generate(PAGE).path("url_id").textValue()).isEqualTo(id);
        assertThat(Stream.of(PAGE + "?page=2", PAGE + "#top", PAGE + "/")
                        .map(other -> generate(other).path("url_id").textValue()))
                .doesNotHaveDuplicates()
                .doesNotContain(id);
        assertThat(search("").path("total").intValue()).isEqualTo(4);
    }

    @Test
    void keeps_all_images_of_a_page_and_redirects_to_the_newest() {
        String id = generateWith("{\"url\":\"%s\",\"style\":\"photo\"}".formatted(PAGE))
                .path("url_id")
                .textValue();
        imghero.clock.advance(TYPICAL_DURATION);
        String first = stableUrlTarget(id);
        generateWith("{\"url\":\"%s\",\"style\":\"sketch\"}".formatted(PAGE));

        assertThat(details(id).path("images").findValuesAsText("style")).containsExactly("photo", "sketch");
        assertThat(details(id).path("images").findValuesAsText("status")).containsExactly("completed", "generating");
        assertThat(stableUrlTarget(id)).isEqualTo(first);

        imghero.clock.advance(TYPICAL_DURATION);
        assertThat(details(id).path("images").findValuesAsText("image_id")).doesNotHaveDuplicates();
        assertThat(stableUrlTarget(id))
                .isNotEqualTo(first)
                .isEqualTo(details(id).at("/images/1/direct_url").textValue());
    }

    @Test
    void does_not_find_an_unknown_page() {
        assertError(imghero.send(request(URLS + "url_abc12345/")), 404, "not_found");
        assertThat(getWithoutKey("/img/url_abc12345/").statusCode()).isEqualTo(404);
    }
}

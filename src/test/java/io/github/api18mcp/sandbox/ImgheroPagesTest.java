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

/** imghero's paths: a picture is asked for by the page it is for, and found again at the page. */
class ImgheroPagesTest extends ImgheroConversation {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "Token", "Token two words", "abc"})
    void a_key_is_a_token(String authorization) {
        HttpRequest.Builder generate = posted(body(POST)).setHeader("Authorization", authorization);
        HttpRequest.Builder search = asked(URLS).setHeader("Authorization", authorization);
        HttpRequest.Builder details = asked(URLS + "url_x/").setHeader("Authorization", authorization);

        assertThat(Stream.of(generate, search, details).map(imghero::send))
                .allSatisfy(response -> refused(response, 401, "invalid_api_key"));
    }

    @Test
    void a_request_without_a_key_is_refused() {
        refused(imghero.send(HttpRequest.newBuilder(imghero.origin.resolve(URLS))), 401, "invalid_api_key");
    }

    @Test
    void the_first_answer_is_as_documented() {
        JsonNode answer = generated(POST);

        String id = answer.path("url_id").textValue();
        assertThat(id).matches("url_[a-z0-9]{16}");
        assertThat(answer)
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
    void what_is_wrong_is_named(String body, String field) {
        JsonNode error = refused(imghero.send(posted(body)), 400, "invalid_request");

        assertThat(error.path("details").findValuesAsText("field")).containsExactly(field);
        assertThat(search("").path("total").intValue()).isZero();
    }

    @Test
    void the_stable_address_shows_nothing_before_the_picture_is_there() {
        String stable = generated(POST).path("image_url").textValue();

        imghero.clock.pass(USUAL.minusMillis(1));
        assertThat(withoutKey(stable).statusCode()).isEqualTo(404);

        imghero.clock.pass(Duration.ofMillis(1));
        HttpResponse<byte[]> redirect = withoutKey(stable);
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location"))
                .hasValueSatisfying(file -> assertThat(file).startsWith(imghero.origin + "/outputs/"));
    }

    @Test
    void the_picture_is_a_wide_png() throws IOException {
        String stable = generated(POST).path("image_url").textValue();
        imghero.clock.pass(USUAL);

        HttpResponse<byte[]> file =
                withoutKey(withoutKey(stable).headers().firstValue("Location").orElseThrow());

        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file.body()));
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(576);
    }

    @Test
    void a_page_is_shown_as_documented_and_its_picture_when_it_is_there() {
        String id = generated("{\"url\":\"%s\",\"style\":\"photo\",\"text_treatment\":\"overlay\"}", POST)
                .path("url_id")
                .textValue();
        JsonNode early = details(id);
        imghero.clock.pass(USUAL);
        JsonNode late = details(id);

        String image = early.at("/images/0/image_id").textValue();
        assertThat(image).matches("img_[a-z0-9]{16}");
        String shown =
                """
                {"url_id":"ID","url":"https://example.com/blog/my-post","title":"example.com/blog/my-post",\
                "image_url":"ORIGIN/img/ID/","images":[{"image_id":"IMAGE","style":"photo",\
                "text_treatment":"overlay","status":"STATUS","created_at":"2026-11-21T10:00:00Z","direct_url":DIRECT}],\
                "created_at":"2026-11-21T10:00:00Z"}"""
                        .replace("ID", id)
                        .replace("IMAGE", image);
        assertThat(early)
                .hasToString(shown.replace("STATUS", "generating")
                        .replace("DIRECT", "null")
                        .replace("ORIGIN", imghero.origin.toString()));
        assertThat(late)
                .hasToString(shown.replace("STATUS", "completed")
                        .replace("DIRECT", "\"ORIGIN/outputs/" + image.substring("img_".length()) + "/0.png\"")
                        .replace("ORIGIN", imghero.origin.toString()));
        assertThat(search("").at("/urls/0")).isEqualTo(late);
    }

    @Test
    void what_is_left_out_is_shown_with_its_default() {
        JsonNode picture = details(generated(POST).path("url_id").textValue()).at("/images/0");

        assertThat(picture.path("style").textValue()).isEqualTo("auto");
        assertThat(picture.path("text_treatment").textValue()).isEqualTo("none");
    }

    @Test
    void a_page_stays_the_same_however_often_it_is_asked_for() {
        String id = generated(POST).path("url_id").textValue();

        assertThat(generated(POST).path("url_id").textValue()).isEqualTo(id);
        assertThat(Stream.of(POST + "?page=2", POST + "#top", POST + "/")
                        .map(other -> generated(other).path("url_id").textValue()))
                .doesNotHaveDuplicates()
                .doesNotContain(id);
        assertThat(search("").path("total").intValue()).isEqualTo(4);
    }

    @Test
    void a_page_keeps_all_its_pictures_and_shows_its_newest() {
        String id = generated("{\"url\":\"%s\",\"style\":\"photo\"}", POST)
                .path("url_id")
                .textValue();
        imghero.clock.pass(USUAL);
        String first = location(id);
        generated("{\"url\":\"%s\",\"style\":\"sketch\"}", POST);

        assertThat(details(id).path("images").findValuesAsText("style")).containsExactly("photo", "sketch");
        assertThat(details(id).path("images").findValuesAsText("status")).containsExactly("completed", "generating");
        assertThat(location(id)).isEqualTo(first);

        imghero.clock.pass(USUAL);
        assertThat(details(id).path("images").findValuesAsText("image_id")).doesNotHaveDuplicates();
        assertThat(location(id))
                .isNotEqualTo(first)
                .isEqualTo(details(id).at("/images/1/direct_url").textValue());
    }

    @Test
    void a_page_that_is_none_is_not_found() {
        refused(imghero.send(asked(URLS + "url_abc12345/")), 404, "not_found");
        assertThat(withoutKey("/img/url_abc12345/").statusCode()).isEqualTo(404);
    }
}

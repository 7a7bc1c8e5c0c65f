package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** imghero's paths: a picture is asked for by the page it is for, and found again at the page. */
class ImgheroPagesTest {

    private static final String GENERATE = "/api/v1/generate/";
    private static final String URLS = "/api/v1/urls/";
    private static final String POST = "https://example.com/blog/my-post";
    private static final Duration USUAL = Duration.ofSeconds(20);

    private RunningSandbox imghero;

    @BeforeEach
    void start() {
        imghero = new RunningSandbox(new Speed(1));
    }

    @AfterEach
    void stop() {
        imghero.close();
    }

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

    @ParameterizedTest
    @CsvSource({"blog, 2", "BLOG/One, 1", "https://example.com, 2", "example, 3", "cats, 0", "%, 0"})
    void words_are_looked_for_in_the_address(String words, int found) {
        Stream.of("https://example.com/blog/one", "https://example.com/blog/two", "https://www.example.org/about")
                .forEach(this::generated);

        JsonNode answer = search("?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));

        assertThat(answer.path("total").intValue()).isEqualTo(found);
        assertThat(answer.path("urls")).hasSize(found);
    }

    @Test
    void pages_are_listed_newest_first_and_in_parts() {
        Stream.of("1", "2", "3", "4", "5").map("https://example.com/"::concat).forEach(this::generated);

        JsonNode part = search("?limit=2&offset=1");

        assertThat(part.path("urls").findValuesAsText("url"))
                .containsExactly("https://example.com/4", "https://example.com/3");
        assertThat(part.path("total").intValue()).isEqualTo(5);
        assertThat(part.path("limit").intValue()).isEqualTo(2);
        assertThat(part.path("offset").intValue()).isEqualTo(1);
        assertThat(search("?offset=4").path("urls").findValuesAsText("url")).containsExactly("https://example.com/1");
        assertThat(search("?offset=5").path("urls")).isEmpty();
        assertThat(search("?q=example.com/2&offset=1").path("urls")).isEmpty();
    }

    @Test
    void twenty_are_listed_unless_asked_otherwise() {
        Stream.iterate(1, number -> number + 1)
                .limit(21)
                .map(number -> "https://example.com/" + number)
                .forEach(this::generated);

        JsonNode answer = search("");

        assertThat(answer.path("urls")).hasSize(20);
        assertThat(answer.path("total").intValue()).isEqualTo(21);
        assertThat(answer.path("limit").intValue()).isEqualTo(20);
        assertThat(answer.path("offset").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "limit=100", "offset=0", "offset=999999999", "q="})
    void what_is_within_bounds_is_taken(String query) {
        assertThat(imghero.send(asked(URLS + "?" + query)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "limit=1.5",
                "limit=",
                "limit=99999999999",
                "offset=-1",
                "offset=x",
                "offset="
            })
    void what_is_out_of_bounds_is_refused(String query) {
        JsonNode error = refused(imghero.send(asked(URLS + "?" + query)), 400, "invalid_request");

        assertThat(error.path("message").textValue()).startsWith(query.replaceFirst("=.*", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request",
        "401, 401, invalid_api_key",
        "402, 402, insufficient_images",
        "402-promo, 403, subscription_required",
        "429-always, 429, rate_limited"
    })
    void a_refusal_is_repeated_at_every_attempt_and_makes_nothing(String word, int status, String type) {
        Stream.generate(() -> imghero.send(posted(body(POST + "#" + word))))
                .limit(3)
                .forEach(response -> refused(response, status, type));
        assertThat(search("").path("total").intValue()).isZero();
    }

    @Test
    void a_limit_gives_way_at_the_second_attempt_and_says_when_to_try() {
        HttpResponse<byte[]> first = imghero.send(posted(body(POST + "#429")));

        refused(first, 429, "rate_limited");
        assertThat(first.headers().firstValue("Retry-After")).hasValue("1");
        refused(imghero.send(posted(body(POST + "?other#429"))), 429, "rate_limited");
        generated(POST + "#429");
    }

    @ParameterizedTest
    @CsvSource({"500, 500", "502-html, 502"})
    void a_proxy_answers_in_html(String word, int status) {
        HttpResponse<byte[]> response = imghero.send(posted(body(POST + "#" + word)));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
    }

    @Test
    void cut_closes_the_connection_though_the_picture_is_made() {
        assertThatThrownBy(() -> imghero.send(posted(body(POST + "#cut")))).isInstanceOf(UncheckedIOException.class);

        assertThat(search("").at("/urls/0/images")).hasSize(1);
    }

    @Test
    void garbage_is_a_success_that_cannot_be_read_though_the_picture_is_made() {
        HttpResponse<byte[]> response = imghero.send(posted(body(POST + "#garbage")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> RunningSandbox.json(response)).isInstanceOf(UncheckedIOException.class);
        assertThat(search("").at("/urls/0/images")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"fail, failed", "empty, completed"})
    void a_picture_can_end_without_being_there(String word, String status) {
        JsonNode page = after(USUAL, POST + "#" + word);

        assertThat(page.at("/images/0/status").textValue()).isEqualTo(status);
        assertThat(page.at("/images/0/direct_url").isNull()).isTrue();
        assertThat(withoutKey(page.path("image_url").textValue()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_slow_picture_takes_ten_times_as_long() {
        JsonNode page = after(USUAL.multipliedBy(10).minusMillis(1), POST + "#slow");

        assertThat(page.at("/images/0/status").textValue()).isEqualTo("generating");
        imghero.clock.pass(Duration.ofMillis(1));
        assertThat(details(page.path("url_id").textValue())
                        .at("/images/0/status")
                        .textValue())
                .isEqualTo("completed");
    }

    @Test
    void a_picture_can_stay_generating() {
        assertThat(after(Duration.ofDays(6), POST + "#never")
                        .at("/images/0/status")
                        .textValue())
                .isEqualTo("generating");
    }

    @Test
    void every_second_look_at_a_page_fails() {
        String id = generated(POST + "#poll-500").path("url_id").textValue();

        assertThat(Stream.generate(() -> imghero.send(asked(URLS + id + "/")))
                        .limit(4)
                        .map(HttpResponse::statusCode))
                .containsExactly(500, 200, 500, 200);
    }

    @Test
    void a_page_can_be_gone_when_one_asks_for_it() {
        JsonNode answer = generated(POST + "#gone");

        refused(imghero.send(asked(URLS + answer.path("url_id").textValue() + "/")), 404, "not_found");
        assertThat(search("").path("urls")).isEmpty();
    }

    @Test
    void a_word_of_the_path_is_a_page_and_no_failure() {
        assertThat(after(USUAL, "https://example.com/fail")
                        .at("/images/0/status")
                        .textValue())
                .isEqualTo("completed");
    }

    private JsonNode after(Duration time, String url) {
        JsonNode answer = generated(url);
        imghero.clock.pass(time);
        return details(answer.path("url_id").textValue());
    }

    private JsonNode generated(String url) {
        return generated("{\"url\":\"%s\"}", url);
    }

    private JsonNode generated(String body, String url) {
        HttpResponse<byte[]> response = imghero.send(posted(body.formatted(url)));
        assertThat(response.statusCode()).isEqualTo(200);
        return RunningSandbox.json(response);
    }

    private JsonNode details(String id) {
        return RunningSandbox.json(imghero.send(asked(URLS + id + "/")));
    }

    private JsonNode search(String query) {
        return RunningSandbox.json(imghero.send(asked(URLS + query)));
    }

    /** Where the stable address leads. */
    private String location(String id) {
        return withoutKey("/img/" + id + "/").headers().firstValue("Location").orElseThrow();
    }

    private HttpRequest.Builder posted(String body) {
        return asked(GENERATE).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder asked(String address) {
        return imghero.request(address).setHeader("Authorization", "Token 0123456789abcdef");
    }

    private HttpResponse<byte[]> withoutKey(String address) {
        return imghero.send(HttpRequest.newBuilder(imghero.origin.resolve(address)));
    }

    private static String body(String url) {
        return "{\"url\":\"%s\"}".formatted(url);
    }

    private static JsonNode refused(HttpResponse<byte[]> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode error = RunningSandbox.json(response).path("error");
        assertThat(error.path("type").textValue()).isEqualTo(type);
        assertThat(error.path("message").textValue()).isNotBlank();
        return error;
    }
}

package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that make imghero fail, in the fragment of a page's address. */
class ImgheroTriggerWordTest extends ImgheroConversation {

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
}

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

/** Trigger words for imghero, in the fragment of a page's URL. */
class ImgheroTriggerWordTest extends AbstractImgheroTest {

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request",
        "401, 401, invalid_api_key",
        "402, 402, insufficient_images",
        "402-promo, 403, subscription_required",
        "429-always, 429, rate_limited"
    })
    void refuses_every_attempt_and_creates_nothing(String word, int status, String type) {
        Stream.generate(() -> imghero.send(generateRequest(body(PAGE + "#" + word))))
                .limit(3)
                .forEach(response -> assertError(response, status, type));
        assertThat(search("").path("total").intValue()).isZero();
    }

    @Test
    void rate_limits_only_the_first_attempt_and_says_when_to_retry() {
        HttpResponse<byte[]> first = imghero.send(generateRequest(body(PAGE + "#429")));

        assertError(first, 429, "rate_limited");
        assertThat(first.headers().firstValue("Retry-After")).hasValue("1");
        assertError(imghero.send(generateRequest(body(PAGE + "?other#429"))), 429, "rate_limited");
        generate(PAGE + "#429");
    }

    @ParameterizedTest
    @CsvSource({"500, 500", "502-html, 502"})
    void simulates_a_proxy_error_in_html(String word, int status) {
        HttpResponse<byte[]> response = imghero.send(generateRequest(body(PAGE + "#" + word)));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
    }

    @Test
    void cut_closes_the_connection_although_the_image_is_made() {
        assertThatThrownBy(() -> imghero.send(generateRequest(body(PAGE + "#cut"))))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(search("").at("/urls/0/images")).hasSize(1);
    }

    @Test
    void garbage_is_an_unreadable_success_although_the_image_is_made() {
        HttpResponse<byte[]> response = imghero.send(generateRequest(body(PAGE + "#garbage")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> RunningSandbox.json(response)).isInstanceOf(UncheckedIOException.class);
        assertThat(search("").at("/urls/0/images")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"fail, failed", "empty, completed"})
    void an_image_can_end_without_a_file(String word, String status) {
        JsonNode page = generateAndWait(PAGE + "#" + word, TYPICAL_DURATION);

        assertThat(page.at("/images/0/status").textValue()).isEqualTo(status);
        assertThat(page.at("/images/0/direct_url").isNull()).isTrue();
        assertThat(getWithoutKey(page.path("image_url").textValue()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_slow_image_takes_ten_times_as_long() {
        JsonNode page = generateAndWait(
                PAGE + "#slow", TYPICAL_DURATION.multipliedBy(10).minusMillis(1));

        assertThat(page.at("/images/0/status").textValue()).isEqualTo("generating");
        imghero.clock.advance(Duration.ofMillis(1));
        assertThat(details(page.path("url_id").textValue())
                        .at("/images/0/status")
                        .textValue())
                .isEqualTo("completed");
    }

    @Test
    void an_image_can_stay_generating_forever() {
        assertThat(generateAndWait(PAGE + "#never", Duration.ofDays(6))
                        .at("/images/0/status")
                        .textValue())
                .isEqualTo("generating");
    }

    @Test
    void every_second_request_for_a_page_fails() {
        String id = generate(PAGE + "#poll-500").path("url_id").textValue();

        assertThat(Stream.generate(() -> imghero.send(request(URLS + id + "/")))
                        .limit(4)
                        .map(HttpResponse::statusCode))
                .containsExactly(500, 200, 500, 200);
    }

    @Test
    void a_page_can_be_gone() {
        JsonNode response = generate(PAGE + "#gone");

        assertError(imghero.send(request(URLS + response.path("url_id").textValue() + "/")), 404, "not_found");
        assertThat(search("").path("urls")).isEmpty();
    }

    @Test
    void ignores_trigger_words_in_the_path() {
        assertThat(generateAndWait("https://example.com/fail", TYPICAL_DURATION)
                        .at("/images/0/status")
                        .textValue())
                .isEqualTo("completed");
    }
}

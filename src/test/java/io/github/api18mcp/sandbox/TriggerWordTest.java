package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerWordTest {

    private static final Duration TYPICAL_DURATION = Duration.ofSeconds(15);

    private static RunningSandbox api18;

    @BeforeAll
    static void start() {
        api18 = new RunningSandbox(new Speed(1));
    }

    @AfterAll
    static void stop() {
        api18.close();
    }

    @ParameterizedTest
    @EnumSource
    void finds_and_describes_every_word(TriggerWord word) {
        assertThat(TriggerWord.in("A mug (" + word.word() + "), steaming")).containsExactly(word);
        assertThat(word.effect()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fail", "#failure", "a#fail", "#fail-safe", "##fail", "#FAIL", "#4010", "#429-alway", "-#fail"})
    void finds_only_whole_words(String prompt) {
        assertThat(TriggerWord.in(prompt)).isEmpty();
    }

    @Test
    void finds_several_words() {
        assertThat(TriggerWord.in("#slow mug, #fail.")).containsExactly(TriggerWord.SLOW, TriggerWord.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "#400, 400, invalid_request",
        "#401, 401, invalid_api_key",
        "#402, 402, insufficient_balance",
        "#402-promo, 402, paid_balance_required",
        "#404, 404, model_not_found",
        "#429-always, 429, rate_limited",
        "#502-always, 502, generation_unavailable"
    })
    void refuses_every_attempt(String word, int status, String type) {
        Stream.generate(() -> submit(word)).limit(3).forEach(response -> {
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(RunningSandbox.json(response).at("/error/type").textValue())
                    .isEqualTo(type);
        });
    }

    @ParameterizedTest
    @CsvSource({"#429, 429, rate_limited", "#502, 502, generation_unavailable"})
    void accepts_the_second_attempt_of_the_same_request(String word, int status, String type) {
        HttpResponse<byte[]> first = submit("first mug " + word);
        HttpResponse<byte[]> other = submit("other mug " + word);
        HttpResponse<byte[]> again = submit("first mug " + word);

        assertThat(first.statusCode()).isEqualTo(status);
        assertThat(RunningSandbox.json(first).at("/error/type").textValue()).isEqualTo(type);
        assertThat(other.statusCode()).isEqualTo(status);
        assertThat(again.statusCode()).isEqualTo(200);
    }

    @Test
    void fails_every_other_attempt_of_the_same_request() {
        int[] statuses = Stream.generate(() -> submit("again #429"))
                .limit(4)
                .mapToInt(HttpResponse::statusCode)
                .toArray();

        assertThat(statuses).containsExactly(429, 200, 429, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"later #429", "#429-always"})
    void a_rate_limit_says_when_to_retry(String prompt) {
        assertThat(submit(prompt).headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void an_invalid_request_has_details() {
        assertThat(RunningSandbox.json(submit("#400"))
                        .at("/error/details/0/field")
                        .textValue())
                .isEqualTo("prompt");
    }

    @ParameterizedTest
    @CsvSource({"#500, 500", "#502-html, 502"})
    void simulates_a_proxy_error_in_html(String word, int status) {
        HttpResponse<byte[]> response = submit(word);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).startsWith("<!doctype html>");
    }

    @Test
    void cut_closes_the_connection_without_a_response() {
        assertThatThrownBy(() -> submit("#cut")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void garbage_is_an_unreadable_success() {
        HttpResponse<byte[]> response = submit("#garbage");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> RunningSandbox.json(response)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_failed_job_has_an_error_and_costs_nothing() {
        JsonNode job = submitAndWait("#fail", TYPICAL_DURATION);

        assertThat(job.path("status").textValue()).isEqualTo("failed");
        assertThat(job.path("error").textValue()).isNotBlank();
        assertThat(job.path("cost_usd").decimalValue()).isZero();
        assertThat(job.path("completed_at").isTextual()).isTrue();
        assertThat(job.path("data")).isEmpty();
        assertThat(api18.get("/v1/files/" + job.path("id").textValue()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_slow_job_takes_ten_times_as_long() {
        JsonNode job = RunningSandbox.json(submit("#slow"));

        api18.clock.advance(TYPICAL_DURATION.multipliedBy(10).minusMillis(1));
        assertThat(api18.pollJob(job).path("status").textValue()).isEqualTo("processing");
        api18.clock.advance(Duration.ofMillis(1));
        assertThat(api18.pollJob(job).path("status").textValue()).isEqualTo("completed");
    }

    @Test
    void a_job_can_stay_processing_forever() {
        assertThat(submitAndWait("#never", Duration.ofDays(6)).path("status").textValue())
                .isEqualTo("processing");
    }

    @Test
    void an_empty_job_completes_without_an_output() {
        JsonNode job = submitAndWait("#empty", TYPICAL_DURATION);

        assertThat(job.path("status").textValue()).isEqualTo("completed");
        assertThat(job.path("cost_usd").decimalValue()).isPositive();
        assertThat(job.path("data")).isEmpty();
    }

    @Test
    void every_second_poll_fails() {
        JsonNode job = RunningSandbox.json(submit("#poll-500"));

        assertThat(Stream.generate(() -> api18.poll(job)).limit(4).map(HttpResponse::statusCode))
                .containsExactly(500, 200, 500, 200);
    }

    @Test
    void a_job_can_be_gone() {
        JsonNode job = RunningSandbox.json(submit("#gone"));
        HttpResponse<byte[]> poll = api18.poll(job);

        assertThat(poll.statusCode()).isEqualTo(404);
        assertThat(RunningSandbox.json(poll).at("/error/type").textValue()).isEqualTo("job_not_found");
    }

    @Test
    void faults_of_polls_occur_at_the_highest_speed_too() {
        try (RunningSandbox fast = new RunningSandbox(Speed.MAX)) {
            assertThat(Arrays.asList("#poll-500", "#gone", "#never"))
                    .allSatisfy(word -> assertThat(RunningSandbox.json(fast.submit(body(word)))
                                    .path("status")
                                    .textValue())
                            .isEqualTo("processing"));
        }
    }

    private static JsonNode submitAndWait(String prompt, Duration duration) {
        JsonNode job = RunningSandbox.json(submit(prompt));
        api18.clock.advance(duration);
        return api18.pollJob(job);
    }

    private static HttpResponse<byte[]> submit(String prompt) {
        return api18.submit(body(prompt));
    }

    private static String body(String prompt) {
        return "{\"model\":\"hera-1.0-text-to-image\",\"prompt\":\"%s\"}".formatted(prompt);
    }
}

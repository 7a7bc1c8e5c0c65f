package io.github.api18mcp.provider.theo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Accepted;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Uncertain;
import io.github.api18mcp.provider.SubmissionInterest;
import io.github.api18mcp.provider.Until;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeTheo.Profile.class)
class TheoRefusalsTest extends TheoCalls {

    private static final SubmissionInterest NO_LONGER = new Until(Instant.EPOCH);

    /** A documented error in a way to write it that the documents leave open. */
    record Refusal(int status, String body, Declined expected) {}

    static Stream<Refusal> documentedErrors() {
        return Stream.of(
                        new Declined(
                                DeclineReason.INVALID_REQUEST, Optional.of("missing_prompt"), "prompt is required"),
                        new Declined(
                                DeclineReason.INVALID_KEY,
                                Optional.of("invalid_api_key"),
                                "Missing or invalid API key"),
                        new Declined(
                                DeclineReason.RATE_LIMITED, Optional.of("rate_limit_exceeded"), "Too many requests"))
                .flatMap(TheoRefusalsTest::written);
    }

    private static Stream<Refusal> written(Declined error) {
        int status =
                switch (error.reason()) {
                    case INVALID_REQUEST -> 400;
                    case INVALID_KEY -> 401;
                    default -> 429;
                };
        String code = error.type().orElseThrow();
        Declined bare = new Declined(error.reason(), error.type(), code);
        Declined untold = new Declined(error.reason(), Optional.empty(), "HTTP " + status);
        return Stream.of(
                new Refusal(status, json("{'error': {'code': '%s', 'message': '%s'}}", code, error.message()), error),
                new Refusal(status, json("{'error': {'type': '%s', 'message': '%s'}}", code, error.message()), error),
                new Refusal(status, json("{'error': '%s', 'message': '%s'}", code, error.message()), error),
                new Refusal(status, json("{'code': '%s', 'message': '%s'}", code, error.message()), error),
                new Refusal(
                        status,
                        json(
                                "{'type': 'https://hitheo.ai/errors', 'code': '%s', 'detail': '%s'}",
                                code, error.message()),
                        error),
                new Refusal(status, json("{'error': '%s'}", code), bare),
                new Refusal(status, json("{'error': {'code': '%s'}}", code), bare),
                new Refusal(status, json("{'error': {}}"), untold),
                new Refusal(status, json("{'error': null, 'message': 7}"), untold),
                new Refusal(status, "[]", untold),
                new Refusal(status, "<html>nginx</html>", untold),
                new Refusal(status, "", untold));
    }

    @ParameterizedTest
    @MethodSource("documentedErrors")
    void a_documented_error_is_not_charged_however_it_is_written(Refusal refusal) {
        answers(aResponse().withStatus(refusal.status()).withBody(refusal.body()));

        assertThat(submit(A_CAT, NO_LONGER)).isEqualTo(refusal.expected());
        verifySent(1);
    }

    @ParameterizedTest
    @CsvSource({
        "402, INSUFFICIENT_BALANCE",
        "403, INVALID_KEY",
        "404, NOT_FOUND",
        "422, INVALID_REQUEST",
        "301, NOT_FOUND",
        "307, NOT_FOUND",
        "308, NOT_FOUND"
    })
    void an_undocumented_no_is_a_no(int status, DeclineReason reason) {
        answers(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(submit(A_CAT)).isEqualTo(new Declined(reason, Optional.empty(), "HTTP " + status));
        verifySent(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 302, 303})
    void what_may_have_been_charged_is_uncertain_and_sent_once(int status) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withHeader("Retry-After", "0")
                .withBody("<html>Bad Gateway</html>"));

        assertThat(submit(A_CAT)).isEqualTo(new Uncertain("the service answered HTTP " + status));
        verifySent(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_is_cut_after_the_request_is_uncertain_and_sent_once(Fault fault) {
        answers(okJson(ANSWERED).withFault(fault));

        assertThat(submit(A_CAT)).isInstanceOf(Uncertain.class);
        verifySent(1);
    }

    @Test
    void where_nobody_listens_nothing_was_charged() {
        Submission submission =
                nobody().submit(MODEL, arguments(A_CAT), NO_LONGER).await().atMost(PATIENCE);

        assertThat(submission).isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                .isEqualTo(DeclineReason.UNAVAILABLE));
    }

    @Test
    void a_429_is_sent_again_and_then_fine() {
        service.stubFor(post(IMAGES)
                .inScenario("submit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                .willSetStateTo("fine"));
        service.stubFor(
                post(IMAGES).inScenario("submit").whenScenarioStateIs("fine").willReturn(okJson(ANSWERED)));

        assertThat(submit(A_CAT)).isInstanceOf(Accepted.class);
        verifySent(2);
    }

    @Test
    void a_429_that_would_outlast_the_wait_is_told_at_once() {
        answers(jsonResponse("{\"error\": \"rate_limit_exceeded\"}", 429).withHeader("Retry-After", "3600"));

        assertThat(submit(A_CAT))
                .isEqualTo(new Declined(
                        DeclineReason.RATE_LIMITED, Optional.of("rate_limit_exceeded"), "rate_limit_exceeded"));
        verifySent(1);
    }

    @Test
    void a_service_that_repeats_the_key_does_not_give_it_away() {
        answers(jsonResponse(json("{'error': {'code': '%1$s', 'message': 'Bearer %1$s'}}", FakeTheo.KEY), 400));
        assertThat(submit(A_CAT))
                .isEqualTo(new Declined(DeclineReason.INVALID_REQUEST, Optional.empty(), "Bearer ***"));

        answers(okJson(json(
                "{'id': '%1$s', 'images': [{'url': 'https://artifacts.hitheo.ai/%1$s', 'prompt': 'a %1$s'}]}",
                FakeTheo.KEY)));
        assertThat(submit(A_CAT)).asString().contains("***").doesNotContain(FakeTheo.KEY);
    }

    @Test
    void a_long_sentence_of_the_service_is_shortened() {
        answers(jsonResponse(json("{'error': '%s'}", "word ".repeat(1000)), 400));

        assertThat(((Declined) submit(A_CAT)).message()).hasSizeLessThan(700).endsWith("…");
    }
}

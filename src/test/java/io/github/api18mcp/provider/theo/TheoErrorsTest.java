package io.github.api18mcp.provider.theo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.api18mcp.profile.AllServicesProfile;
import io.github.api18mcp.provider.DeadlineInterest;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Accepted;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Uncertain;
import io.github.api18mcp.provider.SubmissionInterest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
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
@TestProfile(AllServicesProfile.class)
class TheoErrorsTest extends TheoCalls {

    private static final SubmissionInterest NO_INTEREST = new DeadlineInterest(Instant.EPOCH);

    /** A documented error in one of the forms that the reference leaves open. */
    record ErrorCase(int status, String body, Declined expected) {}

    static Stream<ErrorCase> documentedErrors() {
        return Stream.of(
                        new Declined(
                                DeclineReason.INVALID_REQUEST, Optional.of("missing_prompt"), "prompt is required"),
                        new Declined(
                                DeclineReason.INVALID_KEY,
                                Optional.of("invalid_api_key"),
                                "Missing or invalid API key"),
                        new Declined(
                                DeclineReason.RATE_LIMITED, Optional.of("rate_limit_exceeded"), "Too many requests"))
                .flatMap(TheoErrorsTest::forms);
    }

    private static Stream<ErrorCase> forms(Declined error) {
        int status =
                switch (error.reason()) {
                    case INVALID_REQUEST -> 400;
                    case INVALID_KEY -> 401;
                    default -> 429;
                };
        String code = error.type().orElseThrow();
        Declined codeOnly = new Declined(error.reason(), error.type(), code);
        Declined withoutDetails = new Declined(error.reason(), Optional.empty(), "HTTP " + status);
        return Stream.of(
                new ErrorCase(status, json("{'error': {'code': '%s', 'message': '%s'}}", code, error.message()), error),
                new ErrorCase(status, json("{'error': {'type': '%s', 'message': '%s'}}", code, error.message()), error),
                new ErrorCase(status, json("{'error': '%s', 'message': '%s'}", code, error.message()), error),
                new ErrorCase(status, json("{'code': '%s', 'message': '%s'}", code, error.message()), error),
                new ErrorCase(
                        status,
                        json(
                                "{'type': 'https://hitheo.ai/errors', 'code': '%s', 'detail': '%s'}",
                                code, error.message()),
                        error),
                new ErrorCase(status, json("{'error': '%s'}", code), codeOnly),
                new ErrorCase(status, json("{'error': {'code': '%s'}}", code), codeOnly),
                new ErrorCase(status, json("{'error': {}}"), withoutDetails),
                new ErrorCase(status, json("{'error': null, 'message': 7}"), withoutDetails),
                new ErrorCase(status, "[]", withoutDetails),
                new ErrorCase(
                        status,
                        "<html>nginx</html>",
                        new Declined(error.reason(), Optional.empty(), "HTTP " + status + ": nginx")),
                new ErrorCase(status, "", withoutDetails));
    }

    @ParameterizedTest
    @MethodSource("documentedErrors")
    void a_documented_error_in_any_form_is_not_charged(ErrorCase error) {
        stubSubmission(aResponse().withStatus(error.status()).withBody(error.body()));

        assertThat(submit(A_CAT, NO_INTEREST)).isEqualTo(error.expected());
        verifyRequests(1);
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
    void an_undocumented_client_error_is_declined(int status, DeclineReason reason) {
        stubSubmission(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(submit(A_CAT)).isEqualTo(new Declined(reason, Optional.empty(), "HTTP " + status));
        verifyRequests(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 302, 303})
    void a_request_that_may_have_been_charged_is_uncertain_and_sent_once(int status) {
        stubSubmission(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withHeader("Retry-After", "0")
                .withBody("<html>Bad Gateway</html>"));

        assertThat(submit(A_CAT))
                .isEqualTo(new Uncertain("the service answered HTTP " + status + " with \"Bad Gateway\""));
        verifyRequests(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_lost_after_the_request_is_uncertain_and_sent_once(Fault fault) {
        stubSubmission(okJson(DOCUMENTED_RESPONSE).withFault(fault));

        assertThat(submit(A_CAT)).isInstanceOf(Uncertain.class);
        verifyRequests(1);
    }

    @Test
    void an_unreachable_service_charges_nothing() {
        Submission submission = unreachableProvider()
                .submit(MODEL, arguments(A_CAT), NO_INTEREST)
                .await()
                .atMost(TIMEOUT);

        assertThat(submission).isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                .isEqualTo(DeclineReason.UNAVAILABLE));
    }

    @Test
    void retries_a_429() {
        service.stubFor(post(IMAGES)
                .inScenario("submit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                .willSetStateTo("recovered"));
        service.stubFor(post(IMAGES)
                .inScenario("submit")
                .whenScenarioStateIs("recovered")
                .willReturn(okJson(DOCUMENTED_RESPONSE)));

        assertThat(submit(A_CAT)).isInstanceOf(Accepted.class);
        verifyRequests(2);
    }

    @Test
    void reports_a_429_at_once_if_the_pause_outlasts_the_wait() {
        stubSubmission(jsonResponse("{\"error\": \"rate_limit_exceeded\"}", 429).withHeader("Retry-After", "3600"));

        assertThat(submit(A_CAT))
                .isEqualTo(new Declined(
                        DeclineReason.RATE_LIMITED,
                        Optional.of("rate_limit_exceeded"),
                        "rate_limit_exceeded",
                        Optional.of(Duration.ofHours(1))));
        verifyRequests(1);
    }

    @Test
    void masks_the_key_when_the_service_repeats_it() {
        stubSubmission(jsonResponse(json("{'error': {'code': '%1$s', 'message': 'Bearer %1$s'}}", FakeTheo.KEY), 400));
        assertThat(submit(A_CAT))
                .isEqualTo(new Declined(DeclineReason.INVALID_REQUEST, Optional.empty(), "Bearer ***"));

        stubSubmission(okJson(json(
                "{'id': '%1$s', 'images': [{'url': 'https://artifacts.hitheo.ai/%1$s', 'prompt': 'a %1$s'}]}",
                FakeTheo.KEY)));
        assertThat(submit(A_CAT)).asString().contains("***").doesNotContain(FakeTheo.KEY);
    }

    @Test
    void truncates_a_long_message_of_the_service() {
        stubSubmission(jsonResponse(json("{'error': '%s'}", "word ".repeat(1000)), 400));

        assertThat(((Declined) submit(A_CAT)).message()).hasSizeLessThan(700).endsWith("…");
    }
}

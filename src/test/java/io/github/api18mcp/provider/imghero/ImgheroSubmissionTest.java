package io.github.api18mcp.provider.imghero;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.api18mcp.profile.AllServicesProfile;
import io.github.api18mcp.provider.DeadlineInterest;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report.InProgress;
import io.github.api18mcp.provider.Submission.Accepted;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Uncertain;
import io.github.api18mcp.provider.SubmissionInterest;
import io.github.api18mcp.provider.UnrecordedInterest;
import io.github.api18mcp.provider.http.Quotation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AllServicesProfile.class)
class ImgheroSubmissionTest extends ImgheroCalls {

    private static final SubmissionInterest NO_INTEREST = new DeadlineInterest(Instant.EPOCH);

    @Test
    void sends_the_documented_request_unchanged() {
        stubList(okJson(NO_PAGES));
        stubSubmission(okJson(FakeImghero.GENERATING));

        assertThat(submit()).isEqualTo(accepted("url_abc12345"));
        service.verify(
                1,
                postRequestedFor(urlEqualTo(GENERATE))
                        .withHeader("Authorization", equalTo("Token " + FakeImghero.KEY))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("Connection", equalTo("close"))
                        .withRequestBody(equalToJson("{\"url\": \"https://example.com/blog/my-post\"}")));
    }

    @Test
    void sends_every_given_argument() {
        stubList(okJson(NO_PAGES));
        stubSubmission(okJson(FakeImghero.GENERATING));
        ObjectNode given = arguments().put("style", "neon_geo").put("text_treatment", "split");

        submit(given, DeadlineInterest.in(TIMEOUT));

        service.verify(postRequestedFor(urlEqualTo(GENERATE)).withRequestBody(equalToJson(given.toString())));
    }

    @Test
    void reads_the_existing_pictures_of_the_page_before_it_submits() {
        stubList(okJson(FakeImghero.LIST));
        stubSubmission(okJson(FakeImghero.GENERATING));

        assertThat(submit()).isEqualTo(accepted("url_abc12345 except img_xyz789"));
        assertThat(requests()).containsExactly("GET " + URLS, "POST " + GENERATE);
        service.verify(getRequestedFor(urlPathEqualTo(URLS))
                .withHeader("Authorization", equalTo("Token " + FakeImghero.KEY))
                .withQueryParam("q", equalTo(POST_URL)));
    }

    @Test
    void ignores_the_pictures_of_other_pages() {
        stubList(okJson("{\"urls\": [%s], \"total\": 1}"
                .formatted(FakeImghero.PAGE.replace("my-post", "my-post-about-something-else"))));
        stubSubmission(okJson(FakeImghero.GENERATING));

        assertThat(submit()).isEqualTo(accepted("url_abc12345"));
    }

    @Test
    void ignores_a_trailing_slash_of_the_url() {
        stubList(okJson(FakeImghero.LIST.replace("my-post\"", "my-post/\"")));
        stubSubmission(okJson(FakeImghero.GENERATING));

        assertThat(submit()).isEqualTo(accepted("url_abc12345 except img_xyz789"));
    }

    static Stream<Declined> documentedErrors() {
        return Stream.of(
                error(DeclineReason.INVALID_REQUEST, "Invalid request parameters"),
                error(DeclineReason.INVALID_KEY, "Invalid or missing API token"),
                error(DeclineReason.INSUFFICIENT_BALANCE, "Insufficient images"),
                error(DeclineReason.PAID_BALANCE_REQUIRED, "API requires a paid subscription"),
                error(DeclineReason.NOT_FOUND, "URL not found"),
                error(DeclineReason.RATE_LIMITED, "Rate limit exceeded"));
    }

    @ParameterizedTest
    @MethodSource("documentedErrors")
    void a_documented_error_is_not_charged(Declined error) {
        stubList(okJson(NO_PAGES));
        stubSubmission(errorResponse(error));

        assertThat(submit(arguments(), NO_INTEREST)).isEqualTo(error);
        verifyRequests(1);
    }

    @ParameterizedTest
    @MethodSource("documentedErrors")
    void submits_nothing_if_the_page_cannot_be_read(Declined error) {
        stubList(errorResponse(error));

        assertThat(submit(arguments(), NO_INTEREST)).isEqualTo(error);
        verifyRequests(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": {\"code\": \"c\", \"message\": \"service message\"}}",
                "{\"error\": {\"type\": \"c\", \"message\": \"service message\"}}",
                "{\"code\": \"c\", \"message\": \"service message\"}",
                "{\"code\": \"c\", \"detail\": \"service message\"}",
                "{\"code\": \"c\", \"error\": \"service message\"}"
            })
    void reads_an_error_in_any_form(String body) {
        stubList(okJson(NO_PAGES));
        stubSubmission(jsonResponse(body, 400));

        assertThat(submit())
                .isEqualTo(new Declined(DeclineReason.INVALID_REQUEST, Optional.of("c"), "service message"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"error\": null}", "{\"error\": {\"message\": 7}}"})
    void an_error_without_details_is_described_by_its_status(String body) {
        stubList(okJson(NO_PAGES));
        stubSubmission(aResponse().withStatus(402).withBody(body));

        assertThat(submit()).isEqualTo(new Declined(DeclineReason.INSUFFICIENT_BALANCE, Optional.empty(), "HTTP 402"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 302})
    void a_request_that_may_have_been_charged_is_uncertain_and_sent_once(int status) {
        stubList(okJson(NO_PAGES));
        stubSubmission(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withBody("<html>"));

        assertThat(submit()).isEqualTo(new Uncertain("the service answered HTTP " + status + " with no text"));
        verifyRequests(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_lost_after_the_request_is_uncertain_and_sent_once(Fault fault) {
        stubList(okJson(NO_PAGES));
        stubSubmission(okJson(FakeImghero.GENERATING).withFault(fault));

        assertThat(submit()).isInstanceOf(Uncertain.class);
        verifyRequests(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"url_id\": \"\"}", "{\"url_id\": {}}"})
    void a_success_without_an_id_is_uncertain_and_sent_once(String body) {
        stubList(okJson(NO_PAGES));
        stubSubmission(aResponse().withStatus(200).withBody(body));

        assertThat(submit()).isEqualTo(new Uncertain("the service answered HTTP 200 with " + Quotation.of(body)));
        verifyRequests(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 302})
    void submits_nothing_while_the_page_is_temporarily_unreadable(int status) {
        stubList(aResponse().withStatus(status).withBody("<html>"));

        assertThat(submit(arguments(), NO_INTEREST))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(DeclineReason.UNAVAILABLE));
        verifyRequests(0);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_lost_while_reading_the_page_charges_nothing(Fault fault) {
        stubList(okJson(NO_PAGES).withFault(fault));

        assertThat(submit(arguments(), NO_INTEREST))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(DeclineReason.UNAVAILABLE));
        verifyRequests(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"urls\": null}", "{\"urls\": {}}"})
    void an_unreadable_list_is_not_taken_for_an_account_without_pages(String body) {
        stubList(aResponse().withStatus(200).withBody(body));
        stubSubmission(okJson(FakeImghero.GENERATING));

        assertThat(submit(arguments(), NO_INTEREST))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(DeclineReason.UNAVAILABLE));
        verifyRequests(0);
    }

    @Test
    void retries_a_429_after_reading_the_page_again() {
        stubList(okJson(NO_PAGES));
        service.stubFor(post(GENERATE)
                .inScenario("submit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                .willSetStateTo("recovered"));
        service.stubFor(post(GENERATE)
                .inScenario("submit")
                .whenScenarioStateIs("recovered")
                .willReturn(okJson(FakeImghero.GENERATING)));

        assertThat(submit()).isEqualTo(accepted("url_abc12345"));
        assertThat(requests()).containsExactly("GET " + URLS, "POST " + GENERATE, "GET " + URLS, "POST " + GENERATE);
    }

    @Test
    void sends_nothing_if_the_caller_has_left_when_its_turn_comes() {
        stubList(okJson(NO_PAGES));

        assertThat(submit(arguments(), new CallerLeft()))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(DeclineReason.RATE_LIMITED));
        assertThat(requests()).containsExactly("GET " + URLS);
    }

    /** The interest of a caller who left while the page was read. */
    private static final class CallerLeft implements UnrecordedInterest {

        @Override
        public boolean isAwaitedAt(Instant moment) {
            return false;
        }

        @Override
        public boolean isWanted() {
            return false;
        }
    }

    private static Declined error(DeclineReason reason, String message) {
        return new Declined(reason, Optional.empty(), message);
    }

    private static ResponseDefinitionBuilder errorResponse(Declined error) {
        int status =
                switch (error.reason()) {
                    case INVALID_REQUEST -> 400;
                    case INVALID_KEY -> 401;
                    case INSUFFICIENT_BALANCE -> 402;
                    case PAID_BALANCE_REQUIRED -> 403;
                    case NOT_FOUND -> 404;
                    default -> 429;
                };
        return jsonResponse("{\"error\": \"%s\"}".formatted(error.message()), status);
    }

    private static Accepted accepted(String jobId) {
        return new Accepted(new ProviderJob(jobId, new InProgress()));
    }

    private void verifyRequests(int times) {
        service.verify(times, postRequestedFor(urlEqualTo(GENERATE)));
    }
}

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
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report.InProgress;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeImghero.Profile.class)
class ImgheroSubmissionTest extends ImgheroCalls {

    private static final SubmissionInterest NO_LONGER = new Until(Instant.EPOCH);

    @Test
    void the_documented_request_is_sent_as_it_is_documented() {
        lists(okJson(NO_PAGES));
        answers(okJson(FakeImghero.GENERATING));

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
    void everything_given_is_sent() {
        lists(okJson(NO_PAGES));
        answers(okJson(FakeImghero.GENERATING));
        ObjectNode given = asked().put("style", "neon_geo").put("text_treatment", "split");

        submit(given, Until.in(PATIENCE));

        service.verify(postRequestedFor(urlEqualTo(GENERATE)).withRequestBody(equalToJson(given.toString())));
    }

    @Test
    void before_a_picture_is_asked_for_it_looks_which_ones_the_page_has() {
        lists(okJson(FakeImghero.LIST));
        answers(okJson(FakeImghero.GENERATING));

        assertThat(submit()).isEqualTo(accepted("url_abc12345 except img_xyz789"));
        assertThat(requests()).containsExactly("GET " + URLS, "POST " + GENERATE);
        service.verify(getRequestedFor(urlPathEqualTo(URLS))
                .withHeader("Authorization", equalTo("Token " + FakeImghero.KEY))
                .withQueryParam("q", equalTo(POST_URL)));
    }

    @Test
    void what_another_page_has_is_no_matter() {
        lists(okJson("{\"urls\": [%s], \"total\": 1}"
                .formatted(FakeImghero.PAGE.replace("my-post", "my-post-about-something-else"))));
        answers(okJson(FakeImghero.GENERATING));

        assertThat(submit()).isEqualTo(accepted("url_abc12345"));
    }

    @Test
    void a_slash_at_the_end_makes_no_other_page() {
        lists(okJson(FakeImghero.LIST.replace("my-post\"", "my-post/\"")));
        answers(okJson(FakeImghero.GENERATING));

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
        lists(okJson(NO_PAGES));
        answers(refusal(error));

        assertThat(submit(asked(), NO_LONGER)).isEqualTo(error);
        verifySent(1);
    }

    @ParameterizedTest
    @MethodSource("documentedErrors")
    void while_the_page_cannot_be_looked_at_nothing_is_asked_for(Declined error) {
        lists(refusal(error));

        assertThat(submit(asked(), NO_LONGER)).isEqualTo(error);
        verifySent(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": {\"code\": \"c\", \"message\": \"their sentence\"}}",
                "{\"error\": {\"type\": \"c\", \"message\": \"their sentence\"}}",
                "{\"code\": \"c\", \"message\": \"their sentence\"}",
                "{\"code\": \"c\", \"detail\": \"their sentence\"}",
                "{\"code\": \"c\", \"error\": \"their sentence\"}"
            })
    void an_error_is_read_however_it_is_written(String body) {
        lists(okJson(NO_PAGES));
        answers(jsonResponse(body, 400));

        assertThat(submit()).isEqualTo(new Declined(DeclineReason.INVALID_REQUEST, Optional.of("c"), "their sentence"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"error\": null}", "{\"error\": {\"message\": 7}}"})
    void an_error_that_says_nothing_is_told_by_its_status(String body) {
        lists(okJson(NO_PAGES));
        answers(aResponse().withStatus(402).withBody(body));

        assertThat(submit()).isEqualTo(new Declined(DeclineReason.INSUFFICIENT_BALANCE, Optional.empty(), "HTTP 402"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 302})
    void what_may_have_been_charged_is_uncertain_and_sent_once(int status) {
        lists(okJson(NO_PAGES));
        answers(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withBody("<html>"));

        assertThat(submit()).isEqualTo(new Uncertain("the service answered HTTP " + status));
        verifySent(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_is_cut_after_the_request_is_uncertain_and_sent_once(Fault fault) {
        lists(okJson(NO_PAGES));
        answers(okJson(FakeImghero.GENERATING).withFault(fault));

        assertThat(submit()).isInstanceOf(Uncertain.class);
        verifySent(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"url_id\": \"\"}", "{\"url_id\": {}}"})
    void a_good_answer_without_a_readable_id_is_uncertain_and_sent_once(String body) {
        lists(okJson(NO_PAGES));
        answers(aResponse().withStatus(200).withBody(body));

        assertThat(submit()).isEqualTo(new Uncertain("the service's answer holds no url_id"));
        verifySent(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 302})
    void a_page_that_cannot_be_looked_at_for_the_moment_is_no_reason_to_spend(int status) {
        lists(aResponse().withStatus(status).withBody("<html>"));

        assertThat(submit(asked(), NO_LONGER))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(DeclineReason.UNAVAILABLE));
        verifySent(0);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_is_cut_while_looking_cost_nothing(Fault fault) {
        lists(okJson(NO_PAGES).withFault(fault));

        assertThat(submit(asked(), NO_LONGER))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(DeclineReason.UNAVAILABLE));
        verifySent(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"urls\": null}", "{\"urls\": {}}"})
    void a_list_that_cannot_be_read_is_not_taken_for_an_account_without_pages(String body) {
        lists(aResponse().withStatus(200).withBody(body));
        answers(okJson(FakeImghero.GENERATING));

        assertThat(submit(asked(), NO_LONGER))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(DeclineReason.UNAVAILABLE));
        verifySent(0);
    }

    @Test
    void a_429_is_sent_again_after_another_look_and_then_fine() {
        lists(okJson(NO_PAGES));
        service.stubFor(post(GENERATE)
                .inScenario("submit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                .willSetStateTo("fine"));
        service.stubFor(post(GENERATE)
                .inScenario("submit")
                .whenScenarioStateIs("fine")
                .willReturn(okJson(FakeImghero.GENERATING)));

        assertThat(submit()).isEqualTo(accepted("url_abc12345"));
        assertThat(requests()).containsExactly("GET " + URLS, "POST " + GENERATE, "GET " + URLS, "POST " + GENERATE);
    }

    @Test
    void what_nobody_wants_any_more_when_its_turn_comes_is_not_sent() {
        lists(okJson(NO_PAGES));

        assertThat(submit(asked(), new Left()))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(DeclineReason.RATE_LIMITED));
        assertThat(requests()).containsExactly("GET " + URLS);
    }

    /** Somebody who left while the page was looked at. */
    private static final class Left implements SubmissionInterest {

        @Override
        public boolean waitsAt(Instant moment) {
            return false;
        }

        @Override
        public boolean stands() {
            return false;
        }
    }

    private static Declined error(DeclineReason reason, String message) {
        return new Declined(reason, Optional.empty(), message);
    }

    private static ResponseDefinitionBuilder refusal(Declined error) {
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

    private static Accepted accepted(String ticket) {
        return new Accepted(new ProviderJob(ticket, new InProgress()));
    }

    private void verifySent(int times) {
        service.verify(times, postRequestedFor(urlEqualTo(GENERATE)));
    }
}

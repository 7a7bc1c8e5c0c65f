package io.github.api18mcp.provider.api18;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.profile.Api18Profile;
import io.github.api18mcp.provider.ProviderHealth;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Refund;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Accepted;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Uncertain;
import io.github.api18mcp.provider.UnrecordedInterest;
import io.github.api18mcp.provider.http.Quotation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Api18Profile.class)
class Api18ProviderTest extends Api18Calls {

    @Test
    void sends_the_model_and_exactly_the_given_arguments() {
        stubSubmission(okJson(PROCESSING));

        Submission submission = submit();

        assertThat(submission).isEqualTo(new Accepted(new ProviderJob("abc123", new Report.InProgress())));
        service.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/generate"))
                        .withHeader("Authorization", equalTo("Bearer " + FakeApi18.KEY))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson(
                                "{\"model\": \"hera-1.0-text-to-image\", \"prompt\": \"a cat\", \"num_images\": 2}")));
    }

    @Test
    void uses_a_new_connection_for_every_paid_request() {
        stubSubmission(okJson(PROCESSING));

        submit();

        service.verify(postRequestedFor(urlEqualTo("/v1/generate")).withHeader("Connection", equalTo("close")));
    }

    @Test
    void accepts_a_job_that_is_already_completed() {
        stubSubmission(
                okJson(
                        """
                {"id": "abc123", "object": "generation", "model": "hera-1.0-text-to-image", "output_kind": "image",
                 "status": "completed", "created_at": "2026-11-21T10:00:00Z", "completed_at": "2026-11-21T10:00:04.500Z",
                 "expires_at": "2026-11-28T10:00:00+00:00", "retention_days": 7, "error": null, "cost_usd": 0.112,
                 "data": [{"url": "https://api18.dev/v1/files/abc123"}, {"url": "https://api18.dev/v1/files/abc123?n=1"}],
                 "something_new": {"a": 1}}
                """));

        Optional<Instant> expiresAt = Optional.of(Instant.parse("2026-11-28T10:00:00Z"));
        assertThat(submit())
                .isEqualTo(new Accepted(new ProviderJob(
                        "abc123",
                        new Report.Succeeded(
                                List.of(
                                        Output.at(URI.create("https://api18.dev/v1/files/abc123"), expiresAt),
                                        Output.at(URI.create("https://api18.dev/v1/files/abc123?n=1"), expiresAt)),
                                Optional.of(Usd.of("0.112")),
                                Optional.of(Instant.parse("2026-11-21T10:00:04.500Z")),
                                expiresAt))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "401, missing_authorization, INVALID_KEY",
        "401, invalid_api_key, INVALID_KEY",
        "400, invalid_request, INVALID_REQUEST",
        "402, insufficient_balance, INSUFFICIENT_BALANCE",
        "402, paid_balance_required, PAID_BALANCE_REQUIRED",
        "404, model_not_found, MODEL_NOT_FOUND",
        "404, something_else, NOT_FOUND"
    })
    void a_declined_request_is_sent_once_and_not_charged(int status, String type, DeclineReason reason) {
        stubSubmission(error(status, type));

        Submission submission = submit();

        assertThat(submission).isEqualTo(new Declined(reason, Optional.of(type), "service message"));
        service.verify(1, postRequestedFor(urlEqualTo("/v1/generate")));
    }

    @Test
    void keeps_the_details_of_an_error() {
        stubSubmission(jsonResponse(
                "{\"error\": {\"type\": \"invalid_request\", \"message\": \"bad\", \"details\": [{\"field\": \"prompt\"}]}}",
                400));

        assertThat(((Declined) submit()).message()).isEqualTo("bad [{\"field\":\"prompt\"}]");
    }

    @Test
    void masks_the_key_when_the_service_repeats_it() {
        stubSubmission(jsonResponse(
                "{\"error\": {\"type\": \"invalid_request\", \"message\": \"Bearer %1$s\", \"details\": [\"%1$s\"]}}"
                        .formatted(FakeApi18.KEY),
                400));
        stubReport(okJson("{\"id\": \"x\", \"status\": \"failed\", \"error\": \"key %s\"}".formatted(FakeApi18.KEY)));

        assertThat(((Declined) submit()).message()).isEqualTo("Bearer *** [\"***\"]");
        assertThat(report()).isEqualTo(new Report.GenerationFailed("key ***", Refund.GIVEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad Gateway</html>", "", "{\"error\": {\"type\": \"other\"}}", "[]", "null"})
    void an_undocumented_502_is_uncertain_and_sent_once(String body) {
        stubSubmission(aResponse().withStatus(502).withBody(body));

        assertThat(submit()).isInstanceOf(Uncertain.class);
        service.verify(1, postRequestedFor(urlEqualTo("/v1/generate")));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 504, 408})
    void any_other_server_error_is_uncertain_and_sent_once(int status) {
        stubSubmission(error(status, "internal"));

        assertThat(submit())
                .isEqualTo(new Uncertain("the service answered HTTP " + status
                        + " with \"{'error': {'type': 'internal', 'message': 'service message'}}\""));
        service.verify(1, postRequestedFor(urlEqualTo("/v1/generate")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"x\"}",
                "{\"id\": \"x\", \"status\": \"queued\"}",
                "{\"id\": \"x\", \"status\": \"processing\", \"data\": 5}",
                "{\"id\": \"x\", \"status\": \"processing\", \"cost_usd\": \"free\", \"expires_at\": 7}",
                "{\"id\": \"x\", \"status\": \"completed\", \"data\": [\"https://api18.dev/v1/files/x\"]}"
            })
    void keeps_the_id_of_a_paid_job_even_if_the_rest_is_unreadable(String body) {
        stubSubmission(aResponse().withStatus(200).withBody(body));

        assertThat(submit()).isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(
                        accepted.job().providerJobId())
                .isEqualTo("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"id\": \"\"}", "{\"id\": {}}", "{\"id\": null}"})
    void a_success_without_a_job_id_is_uncertain_and_sent_once(String body) {
        stubSubmission(aResponse().withStatus(200).withBody(body));

        assertThat(submit()).isEqualTo(new Uncertain("the service answered HTTP 200 with " + Quotation.of(body)));
        service.verify(1, postRequestedFor(urlEqualTo("/v1/generate")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_lost_after_the_request_is_uncertain_and_sent_once(Fault fault) {
        stubSubmission(aResponse().withFault(fault));

        assertThat(submit()).isInstanceOf(Uncertain.class);
        service.verify(1, postRequestedFor(urlEqualTo("/v1/generate")));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 308})
    void a_redirect_of_the_same_request_is_not_charged(int status) {
        stubSubmission(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(((Declined) submit()).reason()).isEqualTo(DeclineReason.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303})
    void a_redirect_that_may_follow_an_accepted_job_is_uncertain(int status) {
        stubSubmission(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(submit()).isEqualTo(new Uncertain("the service answered HTTP " + status + " with no text"));
    }

    @Test
    void waits_for_a_slow_response() {
        stubSubmission(okJson(PROCESSING).withFixedDelay(1500));

        assertThat(submit()).isInstanceOf(Accepted.class);
    }

    @Test
    void retries_after_the_documented_502() {
        stubFirstSubmission(error(502, "generation_unavailable"));

        assertThat(submit()).isInstanceOf(Accepted.class);
        service.verify(2, postRequestedFor(urlEqualTo("/v1/generate")));
    }

    @Test
    void retries_a_429_after_the_pause_that_the_service_asks_for() {
        stubFirstSubmission(error(429, "rate_limited").withHeader("Retry-After", "1"));
        long start = System.nanoTime();

        assertThat(submit()).isInstanceOf(Accepted.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        service.verify(2, postRequestedFor(urlEqualTo("/v1/generate")));
    }

    @Test
    void reports_a_429_at_once_if_the_pause_outlasts_the_wait() {
        stubSubmission(error(429, "rate_limited").withHeader("Retry-After", "3600"));

        assertThat(submit())
                .isEqualTo(new Declined(
                        DeclineReason.RATE_LIMITED,
                        Optional.of("rate_limited"),
                        "service message",
                        Optional.of(Duration.ofHours(1))));
        service.verify(1, postRequestedFor(urlEqualTo("/v1/generate")));
    }

    @Test
    void a_persistent_documented_502_is_unavailable_and_not_charged() {
        stubSubmission(error(502, "generation_unavailable"));

        Submission submission = submit(new TwoAttempts());

        assertThat(((Declined) submission).reason()).isEqualTo(DeclineReason.UNAVAILABLE);
        service.verify(2, postRequestedFor(urlEqualTo("/v1/generate")));
    }

    @ParameterizedTest
    @CsvSource({
        "404, job_not_found, READY",
        "401, invalid_api_key, KEY_REFUSED",
        "404, any, UNREACHABLE",
        "500, any, UNREACHABLE"
    })
    void its_health_distinguishes_a_valid_key_an_invalid_key_and_another_service(
            int status, String type, ProviderHealth.State state) {
        service.stubFor(get("/v1/jobs/doctor").willReturn(error(status, type)));

        assertThat(provider.checkHealth().await().atMost(TIMEOUT).state()).isEqualTo(state);
    }

    @Test
    void serves_only_its_own_addresses() {
        assertThat(provider.account().serves(URI.create(service.baseUrl() + "/v1/files/x")))
                .isTrue();
        assertThat(provider.account().serves(URI.create("http://127.0.0.1:1/v1/files/x")))
                .isFalse();
    }

    private void stubFirstSubmission(ResponseDefinitionBuilder response) {
        service.stubFor(post("/v1/generate")
                .inScenario("submit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(response)
                .willSetStateTo("recovered"));
        service.stubFor(post("/v1/generate")
                .inScenario("submit")
                .whenScenarioStateIs("recovered")
                .willReturn(okJson(PROCESSING)));
    }

    /** Allows one retry: it is checked before and after each pause. */
    private static final class TwoAttempts implements UnrecordedInterest {

        private final AtomicInteger checks = new AtomicInteger();

        @Override
        public boolean isAwaitedAt(Instant moment) {
            return checks.incrementAndGet() < 4;
        }

        @Override
        public boolean isWanted() {
            return true;
        }
    }
}

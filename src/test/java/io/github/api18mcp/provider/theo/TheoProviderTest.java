package io.github.api18mcp.provider.theo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.Output.Remark;
import io.github.api18mcp.profile.AllServicesProfile;
import io.github.api18mcp.provider.ProviderHealth;
import io.github.api18mcp.provider.ProviderHealth.State;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Succeeded;
import io.github.api18mcp.provider.Submission.Accepted;
import io.github.api18mcp.provider.Submission.Uncertain;
import io.github.api18mcp.provider.http.Quotation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AllServicesProfile.class)
class TheoProviderTest extends TheoCalls {

    /** The example of a request in Theo's reference. */
    private static final String DOCUMENTED_REQUEST =
            """
            {"prompt": "A minimalist tech logo, blue and white", "style": "photorealistic", "aspect_ratio": "1:1", "count": 2}
            """;

    @Test
    void the_documented_response_is_a_completed_job_with_images_and_cost_in_dollars() {
        stubSubmission(okJson(DOCUMENTED_RESPONSE));

        List<Remark> remarks = List.of(
                new Remark("engine", "theo-vision"),
                new Remark("engine_model", "theo-1-create"),
                new Remark(
                        "engine_prompt",
                        "A minimalist tech logo, blue and white Style: photorealistic. Aspect ratio: 1:1."));
        assertThat(submit(DOCUMENTED_REQUEST))
                .isEqualTo(new Accepted(new ProviderJob(
                        "img_abc123",
                        new Succeeded(
                                List.of(
                                        image("https://artifacts.hitheo.ai/img/abc123-1.png")
                                                .with(remarks),
                                        image("https://artifacts.hitheo.ai/img/abc123-2.png")
                                                .with(remarks)),
                                Optional.of(Usd.of("0.0008")),
                                Optional.of(Instant.parse("2026-04-10T12:00:00Z")),
                                Optional.empty()))));
    }

    @Test
    void sends_the_documented_request_unchanged() {
        stubSubmission(okJson(DOCUMENTED_RESPONSE));

        submit(DOCUMENTED_REQUEST);

        service.verify(
                1,
                postRequestedFor(urlEqualTo(IMAGES))
                        .withHeader("Authorization", equalTo("Bearer " + FakeTheo.KEY))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson(DOCUMENTED_REQUEST)));
    }

    @Test
    void does_not_send_omitted_arguments() {
        stubSubmission(okJson(DOCUMENTED_RESPONSE));

        submit("{\"prompt\": \"a cat\", \"style\": null}");

        service.verify(1, postRequestedFor(urlEqualTo(IMAGES)).withRequestBody(equalToJson(A_CAT)));
    }

    @Test
    void uses_a_new_connection_for_every_paid_request() {
        stubSubmission(okJson(DOCUMENTED_RESPONSE));

        submit(A_CAT);

        service.verify(postRequestedFor(urlEqualTo(IMAGES)).withHeader("Connection", equalTo("close")));
    }

    @ParameterizedTest
    @CsvSource({"0.08, 0.0008", "4, 0.04", "123, 1.23", "0, 0", "1e2, 1", "'\"0.08\"', 0.0008"})
    void converts_cents_to_dollars_exactly(String cents, String dollars) {
        stubSubmission(okJson("{\"id\": \"img_1\", \"images\": [], \"usage\": {\"cost_cents\": %s}}".formatted(cents)));

        assertThat(submitSucceeded().cost()).contains(Usd.of(dollars));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "7",
                "{\"cost_cents\": null}",
                "{\"cost_cents\": \"little\"}",
                "{\"cost_cents\": -1}",
                "{\"cost_cents\": 1e400}",
                "{\"cost_cents\": {\"total\": 1}}"
            })
    void an_unreadable_cost_is_unknown_and_hides_no_image(String usage) {
        stubSubmission(okJson(
                "{\"id\": \"img_1\", \"images\": [{\"url\": \"https://artifacts.hitheo.ai/1.png\"}], \"usage\": %s}"
                        .formatted(usage)));

        assertThat(submitSucceeded())
                .isEqualTo(new Succeeded(
                        List.of(image("https://artifacts.hitheo.ai/1.png")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void malformed_fields_do_not_hide_others() {
        stubSubmission(
                okJson(
                        """
                {"id": 4711, "created": "yesterday", "something_new": [1],
                 "images": [
                   {"url": {}, "engine": "theo-vision"},
                   {"url": "not a url"},
                   "https://artifacts.hitheo.ai/0.png",
                   null,
                   {"url": "https://artifacts.hitheo.ai/1.png", "engine": 7, "model": "", "prompt": "as told", "n": 1}
                 ],
                 "usage": {"cost_cents": 0.04, "images": 1}}
                """));

        assertThat(submit(A_CAT))
                .isEqualTo(new Accepted(new ProviderJob(
                        "4711",
                        new Succeeded(
                                List.of(
                                        image("https://artifacts.hitheo.ai/0.png"),
                                        image("https://artifacts.hitheo.ai/1.png")
                                                .with(List.of(new Remark("engine_prompt", "as told")))),
                                Optional.of(Usd.of("0.0004")),
                                Optional.empty(),
                                Optional.empty()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "5", "{}"})
    void a_response_without_images_is_completed_without_outputs_and_has_a_cost(String images) {
        stubSubmission(
                okJson("{\"id\": \"img_1\", \"usage\": {\"cost_cents\": 0.08}, \"images\": %s}".formatted(images)));

        assertThat(submitSucceeded())
                .isEqualTo(new Succeeded(
                        List.of(),
                        Optional.of(Usd.of("0.0008")),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        List.of("images is \"" + images + "\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"id\": \" \"}", "{\"id\": {}}", "{\"id\": null}"})
    void a_success_without_an_id_is_uncertain_and_sent_once(String body) {
        stubSubmission(aResponse().withStatus(200).withBody(body));

        assertThat(submit(A_CAT)).isEqualTo(new Uncertain("the service answered HTTP 200 with " + Quotation.of(body)));
        verifyRequests(1);
    }

    @Test
    void a_report_is_not_found_and_sends_nothing() {
        ProviderJob job =
                provider.report("img_abc123", mapper.createObjectNode()).await().atMost(TIMEOUT);

        assertThat(job).isEqualTo(new ProviderJob("img_abc123", new Report.NotFound()));
        service.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "400, READY",
        "401, KEY_REFUSED",
        "200, UNREACHABLE",
        "403, UNREACHABLE",
        "404, UNREACHABLE",
        "429, UNREACHABLE",
        "500, UNREACHABLE"
    })
    void checks_its_health_with_a_request_that_cannot_be_charged(int status, State state) {
        stubSubmission(aResponse().withStatus(status).withBody("<html>"));

        assertThat(health(provider).state()).isEqualTo(state);
        service.verify(1, anyRequestedFor(anyUrl()));
        service.verify(
                1,
                postRequestedFor(urlEqualTo(IMAGES))
                        .withHeader("Authorization", equalTo("Bearer " + FakeTheo.KEY))
                        .withRequestBody(equalTo("{}")));
    }

    @Test
    void an_unreachable_service_is_reported_by_its_health() {
        ProviderHealth health = health(unreachableProvider());

        assertThat(health.state()).isEqualTo(State.UNREACHABLE);
        assertThat(health.message()).startsWith("no connection").contains("THEO_URL");
    }

    @Test
    void serves_only_its_own_addresses() {
        assertThat(provider.account().serves(URI.create(service.baseUrl() + "/img/1.png")))
                .isTrue();
        assertThat(provider.account().serves(URI.create("https://artifacts.hitheo.ai/img/1.png")))
                .isFalse();
    }

    private static Output image(String url) {
        return Output.at(URI.create(url), Optional.empty());
    }

    private Succeeded submitSucceeded() {
        return (Succeeded) ((Accepted) submit(A_CAT)).job().report();
    }

    private static ProviderHealth health(TheoProvider provider) {
        return provider.checkHealth().await().atMost(TIMEOUT);
    }
}

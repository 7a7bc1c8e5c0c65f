package io.github.api18mcp.provider.api18;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.profile.Api18Profile;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Refund;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Api18Profile.class)
class Api18ReportTest extends Api18Calls {

    @Test
    void polls_with_the_key() {
        service.stubFor(get("/v1/jobs/abc123")
                .withHeader("Authorization", equalTo("Bearer " + FakeApi18.KEY))
                .willReturn(okJson(
                        "{\"id\": \"abc123\", \"status\": \"failed\", \"error\": \"too dark\", \"cost_usd\": 0}")));

        assertThat(report()).isEqualTo(new Report.GenerationFailed("too dark", Refund.GIVEN, Optional.of(Usd.ZERO)));
    }

    @Test
    void a_job_that_the_service_does_not_know_is_not_found() {
        stubReport(error(404, "job_not_found"));

        assertThat(report()).isEqualTo(new Report.NotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}"})
    void an_undocumented_response_does_not_end_the_job(String body) {
        stubReport(aResponse().withStatus(200).withBody(body));

        assertThat(report()).isInstanceOf(Report.Unreadable.class);
    }

    @Test
    void an_undocumented_status_is_in_progress_and_told() {
        stubReport(okJson("{\"id\": \"x\", \"status\": \"paused\"}"));

        assertThat(report())
                .isEqualTo(new Report.InProgress(
                        Optional.of("Api18 calls its status \"paused\", which is not documented")));
    }

    @ParameterizedTest
    @CsvSource({
        "401, 'the key was refused; '",
        "403, 'the request was blocked; '",
        "429, 'it receives too many requests; '",
        "451, 'the request was blocked; '",
        "404, ''",
        "500, ''",
        "502, ''"
    })
    void a_failed_poll_does_not_end_the_job(int status, String cause) {
        stubReport(aResponse().withStatus(status).withBody("<html>"));

        assertThat(report())
                .isEqualTo(new Report.Unreadable(cause + "the service answered HTTP " + status + " with no text"));
    }

    @Test
    void a_poll_without_a_response_is_retried_once() {
        service.stubFor(get("/v1/jobs/abc123")
                .inScenario("poll")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("recovered"));
        service.stubFor(get("/v1/jobs/abc123")
                .inScenario("poll")
                .whenScenarioStateIs("recovered")
                .willReturn(okJson(PROCESSING)));

        assertThat(report()).isEqualTo(new Report.InProgress());
    }

    @Test
    void an_unreadable_cost_does_not_hide_the_outputs() {
        stubReport(okJson("{\"id\": \"x\", \"status\": \"completed\", \"cost_usd\": \"n/a\", \"completed_at\": {},"
                + " \"data\": [{\"url\": \"https://api18.dev/v1/files/x\"}]}"));

        assertThat(report())
                .isEqualTo(new Report.Succeeded(
                        List.of(Output.at(URI.create("https://api18.dev/v1/files/x"), Optional.empty())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}

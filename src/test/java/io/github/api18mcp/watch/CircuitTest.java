package io.github.api18mcp.watch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.api18mcp.profile.Api18Profile;
import io.github.api18mcp.provider.Providers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that does not answer is not polled for a while. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class CircuitTest {

    private static final int ENOUGH = 20;

    WireMockServer service;

    @Inject
    Providers providers;

    @Inject
    CircuitBreakerMaintenance circuits;

    @AfterEach
    void close() {
        circuits.resetAll();
    }

    @Test
    void an_open_circuit_is_seen_and_no_reason_not_to_be_ready() {
        assertThat(open()).isZero();
        service.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        for (int question = 0; question < ENOUGH; question++) {
            ask();
        }

        assertThat(open()).isEqualTo(1);
        assertThat(Scrape.now().value("api18mcp_retries_total{mode=\"live\",provider=\"api18\"}"))
                .isPositive();
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'circuits' }.data.says",
                        equalTo("open, not polled for some seconds because it did not answer: Api18"));
    }

    private void ask() {
        providers
                .byName("api18")
                .orElseThrow()
                .report("abc123", JsonNodeFactory.instance.objectNode())
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private static double open() {
        return Scrape.now().value("api18mcp_circuit_open{mode=\"live\",provider=\"api18\"}");
    }
}

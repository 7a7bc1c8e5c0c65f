package io.github.api18mcp.provider.api18;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.provider.DeadlineInterest;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.SubmissionInterest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** Calls to an Api18 whose responses a test chooses. */
abstract class Api18Calls {

    static final String MODEL = "hera-1.0-text-to-image";
    static final Duration TIMEOUT = Duration.ofMinutes(2);
    static final String PROCESSING = "{\"id\": \"abc123\", \"status\": \"processing\", \"data\": []}";

    WireMockServer service;

    @Inject
    Api18Provider provider;

    @Inject
    Catalog catalog;

    @Inject
    ObjectMapper mapper;

    @BeforeEach
    void resetService() {
        service.resetAll();
    }

    void stubSubmission(ResponseDefinitionBuilder response) {
        service.stubFor(post("/v1/generate").willReturn(response));
    }

    void stubReport(ResponseDefinitionBuilder response) {
        service.stubFor(get("/v1/jobs/abc123").willReturn(response));
    }

    static ResponseDefinitionBuilder error(int status, String type) {
        return jsonResponse(
                "{\"error\": {\"type\": \"%s\", \"message\": \"service message\"}}".formatted(type), status);
    }

    Submission submit() {
        return submit(DeadlineInterest.in(TIMEOUT));
    }

    Submission submit(SubmissionInterest interest) {
        return provider.submit(MODEL, arguments(), interest).await().atMost(TIMEOUT);
    }

    Report report() {
        return provider.report("abc123", mapper.createObjectNode())
                .await()
                .atMost(TIMEOUT)
                .report();
    }

    Arguments arguments() {
        ObjectNode given = mapper.createObjectNode().put("prompt", "a cat").put("num_images", 2.0);
        return ((ArgumentCheck.Valid) new ArgumentCheck(uri -> false)
                        .check(catalog.model(MODEL).orElseThrow(), given))
                .arguments();
    }
}

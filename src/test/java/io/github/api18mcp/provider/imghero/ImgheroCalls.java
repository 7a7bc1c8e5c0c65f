package io.github.api18mcp.provider.imghero;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.provider.DeadlineInterest;
import io.github.api18mcp.provider.OutputReader;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.SubmissionInterest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Calls to an imghero whose responses a test chooses. */
abstract class ImgheroCalls {

    static final String MODEL = "imghero-generate-image";
    static final String POST_URL = "https://example.com/blog/my-post";
    static final String GENERATE = "/api/v1/generate/";
    static final String URLS = "/api/v1/urls/";
    static final String DETAILS = URLS + "url_abc12345/";
    static final String NO_PAGES = "{\"urls\": [], \"total\": 0, \"limit\": 100, \"offset\": 0}";
    static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int RATE_LIMIT = 10_000;

    WireMockServer service;

    @Inject
    ImgheroClient imghero;

    @Inject
    ImgheroConfig config;

    @Inject
    Vertx vertx;

    @Inject
    OutputReader outputs;

    @Inject
    Catalog catalog;

    @Inject
    ObjectMapper mapper;

    ImgheroProvider provider;

    /** Gives each test a provider that has claimed no picture and whose rate limit is never reached. */
    @BeforeEach
    void createProvider() {
        service.resetAll();
        Clock clock = Clock.systemUTC();
        RequestQueue queue = new RequestQueue(vertx, RATE_LIMIT, Duration.ofSeconds(1));
        PageReader pages = new PageReader(imghero, queue, config, vertx, clock);
        provider = new ImgheroProvider(imghero, queue, pages, new PictureMatcher(), outputs, clock);
    }

    static String page(String... pictures) {
        return "{\"url_id\": \"url_abc12345\", \"images\": [%s]}".formatted(String.join(", ", pictures));
    }

    static String completed(String id, String style) {
        return """
                {"image_id": "%s", "style": "%s", "text_treatment": "none", "status": "completed",
                 "created_at": "2024-01-15T10:30:00Z", "direct_url": "https://storage.example.com/generated/1"}
                """
                .formatted(id, style);
    }

    static String generating(String id) {
        return completed(id, "photo").replace("completed", "generating");
    }

    void stubList(ResponseDefinitionBuilder response) {
        service.stubFor(get(urlPathEqualTo(URLS)).willReturn(response));
    }

    void stubPage(ResponseDefinitionBuilder response) {
        service.stubFor(get(DETAILS).willReturn(response));
    }

    void stubSubmission(ResponseDefinitionBuilder response) {
        service.stubFor(post(GENERATE).willReturn(response));
    }

    /** The method and path of each request, in the order of arrival. */
    List<String> requests() {
        List<String> requests = new ArrayList<>(service.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .map(request -> request.getMethod() + " " + request.getUrl().replaceAll("[?].*", ""))
                .toList());
        Collections.reverse(requests);
        return requests;
    }

    Submission submit() {
        return submit(arguments(), DeadlineInterest.in(TIMEOUT));
    }

    Submission submit(ObjectNode given, SubmissionInterest interest) {
        return provider.submit(MODEL, validated(given), interest).await().atMost(TIMEOUT);
    }

    ProviderJob report(String jobId) {
        return report(jobId, arguments());
    }

    ProviderJob report(String jobId, ObjectNode arguments) {
        return provider.report(jobId, arguments).await().atMost(TIMEOUT);
    }

    ObjectNode arguments() {
        return mapper.createObjectNode().put("url", POST_URL);
    }

    private Arguments validated(ObjectNode given) {
        return ((ArgumentCheck.Valid) new ArgumentCheck(uri -> false)
                        .check(catalog.model(MODEL).orElseThrow(), given))
                .arguments();
    }
}

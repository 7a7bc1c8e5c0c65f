package io.github.api18mcp.provider.theo;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.provider.DeadlineInterest;
import io.github.api18mcp.provider.OutputReader;
import io.github.api18mcp.provider.ServiceClients;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.SubmissionInterest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** Calls to a Theo whose responses a test chooses. */
abstract class TheoCalls {

    static final String MODEL = "theo-generate-images";
    static final String IMAGES = "/api/v1/images";
    static final Duration TIMEOUT = Duration.ofMinutes(2);
    static final String A_CAT = "{\"prompt\": \"a cat\"}";

    /** The example of a response in Theo's reference. */
    static final String DOCUMENTED_RESPONSE =
            """
            {
              "id": "img_abc123",
              "created": "2026-04-10T12:00:00Z",
              "images": [
                {
                  "url": "https://artifacts.hitheo.ai/img/abc123-1.png",
                  "engine": "theo-vision",
                  "model": "theo-1-create",
                  "prompt": "A minimalist tech logo, blue and white Style: photorealistic. Aspect ratio: 1:1."
                },
                {
                  "url": "https://artifacts.hitheo.ai/img/abc123-2.png",
                  "engine": "theo-vision",
                  "model": "theo-1-create",
                  "prompt": "A minimalist tech logo, blue and white Style: photorealistic. Aspect ratio: 1:1."
                }
              ],
              "usage": { "cost_cents": 0.08 }
            }
            """;

    WireMockServer service;

    @Inject
    TheoProvider provider;

    @Inject
    ServiceClients clients;

    @Inject
    OutputReader outputs;

    @Inject
    Catalog catalog;

    @Inject
    ObjectMapper mapper;

    @BeforeEach
    void resetService() {
        service.resetAll();
    }

    static String json(String template, Object... values) {
        return template.formatted(values).replace('\'', '"');
    }

    void stubSubmission(ResponseDefinitionBuilder response) {
        service.stubFor(post(IMAGES).willReturn(response));
    }

    void verifyRequests(int times) {
        service.verify(times, postRequestedFor(urlEqualTo(IMAGES)));
    }

    Submission submit(String given) {
        return submit(given, DeadlineInterest.in(TIMEOUT));
    }

    Submission submit(String given, SubmissionInterest interest) {
        return provider.submit(MODEL, arguments(given), interest).await().atMost(TIMEOUT);
    }

    Arguments arguments(String given) {
        try {
            return ((ArgumentCheck.Valid) new ArgumentCheck(uri -> false)
                            .check(catalog.model(MODEL).orElseThrow(), mapper.readTree(given)))
                    .arguments();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** A provider whose address refuses connections. */
    TheoProvider unreachableProvider() {
        TheoConfig config = new TheoConfig() {
            @Override
            public Optional<String> key() {
                return Optional.of(FakeTheo.KEY);
            }

            @Override
            public Optional<Path> keyFile() {
                return Optional.empty();
            }

            @Override
            public URI url() {
                return URI.create("http://127.0.0.1:1");
            }
        };
        return new TheoProvider(new TheoClient(clients, config), outputs, Clock.systemUTC());
    }
}

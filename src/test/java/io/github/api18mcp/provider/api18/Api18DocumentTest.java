package io.github.api18mcp.provider.api18;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.profile.Api18Profile;
import io.github.api18mcp.provider.DeadlineInterest;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Submission.Accepted;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples in section 6 of the reference, one for each model, and the job in section 5. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class Api18DocumentTest extends Api18Calls {

    private static final String JOB =
            """
            {"id": "abc123", "object": "generation", "model": "%s", "output_kind": "%s", "status": "completed",
             "created_at": "2026-11-21T10:00:00Z", "started_at": "2026-11-21T10:00:01Z",
             "completed_at": "2026-11-21T10:00:03Z", "expires_at": "2026-11-28T10:00:00Z", "retention_days": 7,
             "error": null, "cost_usd": %s, "input": %s, "timings": {"inference_ms": 1234},
             "urls": {"get": "https://api18.dev/v1/jobs/abc123"},
             "data": [{"url": "https://api18.dev/v1/files/abc123"}]}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1.00  | {"model":"centaurus-1.0-text-to-video","prompt":"A cinematic shot of a city street at night, neon reflections on wet pavement, slow dolly-in","resolution":"720p","aspect_ratio":"16:9","duration":5}
            1.40  | {"model":"centaurus-1.0-image-to-video","image":"https://example.com/your-image.jpg","prompt":"Gentle camera push-in, hair and fabric moving softly in the breeze","resolution":"720p","duration":5}
            1.00  | {"model":"hera-1.0-image-to-video","image":"https://example.com/your-image.jpg","prompt":"Gentle camera push-in, hair and fabric moving softly in the breeze","resolution":"720p","duration":5}
            0.07  | {"model":"hera-1.0-image-edit","prompt":"Replace the background with a sunny beach, keep the subject unchanged","images":["https://example.com/photo.jpg"]}
            0.056 | {"model":"hera-1.0-text-to-image","prompt":"A studio product photo of a ceramic coffee mug on marble, soft light","aspect_ratio":"1:1","resolution":"1k","num_images":1}
            0.30  | {"model":"zeus-1.0-image-to-video","image":"https://example.com/your-image.jpg","prompt":"Subtle natural motion, cinematic lighting","resolution":"480p","duration":5}
            0.40  | {"model":"zeus-1.0-image-to-video-480p","image":"https://example.com/your-image.jpg","prompt":"Subtle natural motion, cinematic lighting","duration":5}
            """)
    void prices_and_sends_each_example_unchanged_and_reads_its_job(String price, String body)
            throws JsonProcessingException {
        ObjectNode given = (ObjectNode) mapper.readTree(body);
        Model model = catalog.model(given.remove("model").textValue()).orElseThrow();
        Arguments arguments = ((ArgumentCheck.Valid) new ArgumentCheck(uri -> false).check(model, given)).arguments();
        stubSubmission(okJson(JOB.formatted(model.id(), model.output().word(), price, body)));

        assertThat(model.price().of(arguments)).contains(Usd.of(price));
        assertThat(provider.submit(model.id(), arguments, DeadlineInterest.in(TIMEOUT))
                        .await()
                        .atMost(TIMEOUT))
                .isEqualTo(new Accepted(new ProviderJob("abc123", succeeded(price))));
        service.verify(1, postRequestedFor(urlEqualTo("/v1/generate")).withRequestBody(equalToJson(body)));
    }

    private static Report succeeded(String cost) {
        Optional<Instant> expiresAt = Optional.of(Instant.parse("2026-11-28T10:00:00Z"));
        return new Report.Succeeded(
                List.of(Output.at(URI.create("https://api18.dev/v1/files/abc123"), expiresAt)),
                Optional.of(Usd.of(cost)),
                Optional.of(Instant.parse("2026-11-21T10:00:03Z")),
                expiresAt);
    }
}

package io.github.api18mcp.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.Journals;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.TestPictures;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.Api18Profile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outputs that are not saved are at their service. The server passes them on, so that a page loads nothing from elsewhere. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class FetchedOutputTest {

    private static final Owner OWNER = new Owner(Caller.LOCAL, Mode.LIVE);
    private static final Instant IN_AN_HOUR = Instant.now().plus(Duration.ofHours(1));
    private static final Instant AN_HOUR_AGO = Instant.now().minus(Duration.ofHours(1));
    private static final byte[] PICTURE = TestPictures.plain("png", 1024, 512);

    private final HttpClient client = HttpClient.newHttpClient();

    WireMockServer service;

    @TestHTTPResource
    URI server;

    @Inject
    Journal journal;

    @BeforeEach
    void serve() {
        service.resetAll();
        service.stubFor(get(anyUrl()).willReturn(aResponse().withBody(PICTURE)));
    }

    @Test
    void a_picture_is_passed_on_and_reduced_to_a_thumbnail() throws Exception {
        Job job = completed(OutputKind.IMAGE, IN_AN_HOUR);

        assertThat(fetch(job, "").body()).isEqualTo(PICTURE);
        assertThat(fetch(job, "").headers().firstValue("Content-Type")).contains("image/png");
        assertThat(TestPictures.decoded(fetch(job, "/thumbnail").body()).getWidth())
                .isEqualTo(512);
    }

    @Test
    void an_expired_output_is_not_asked_for() throws Exception {
        Job job = completed(OutputKind.IMAGE, AN_HOUR_AGO);

        assertThat(fetch(job, "").statusCode()).isEqualTo(404);
        assertThat(fetch(job, "/thumbnail").statusCode()).isEqualTo(404);
        service.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void an_output_that_is_gone_early_is_not_found() throws Exception {
        service.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(410)));
        Job job = completed(OutputKind.IMAGE, IN_AN_HOUR);

        assertThat(fetch(job, "").statusCode()).isEqualTo(404);
        assertThat(fetch(job, "/thumbnail").statusCode()).isEqualTo(404);
    }

    @Test
    void a_clip_has_no_thumbnail() throws Exception {
        Job job = completed(OutputKind.VIDEO, IN_AN_HOUR);

        assertThat(fetch(job, "/thumbnail").statusCode()).isEqualTo(404);
        service.verify(0, getRequestedFor(anyUrl()));
    }

    private Job completed(OutputKind kind, Instant expiry) {
        String name = UUID.randomUUID().toString();
        JobRequest request = new JobRequest(
                OWNER,
                "account",
                "api18",
                "hera",
                kind,
                JsonNodeFactory.instance.objectNode().put("prompt", name),
                Optional.empty());
        Output output = Output.at(URI.create(service.baseUrl() + "/" + name), Optional.of(expiry));
        Job job = Journals.reserved(journal, request)
                .in(
                        new Completed(name, List.of(output), Optional.empty(), Instant.now(), Optional.of(expiry)),
                        Instant.now());
        journal.write(job).await().atMost(Duration.ofMinutes(1));
        return job;
    }

    private HttpResponse<byte[]> fetch(Job job, String more) throws IOException, InterruptedException {
        URI address = server.resolve("/outputs/" + job.id() + "/1" + more);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }
}

package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Messages;
import io.github.api18mcp.profile.AllServicesProfile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event streams pass through proxies that buffer responses and close silent connections. */
@QuarkusTest
@TestProfile(AllServicesProfile.class)
class EventStreamsTest {

    private static final String COMMENT = ": keep-alive";

    @TestHTTPResource("/mcp")
    URI mcp;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void a_silent_legacy_stream_is_kept_open() throws Exception {
        HttpResponse<Stream<String>> stream = send(HttpRequest.newBuilder(mcp.resolve("/mcp/sse")));

        assertIsKeptOpen(stream);
    }

    @Test
    void a_silent_stream_of_a_session_is_kept_open() throws Exception {
        HttpResponse<Stream<String>> initialized = send(initialize());

        HttpResponse<Stream<String>> stream = send(HttpRequest.newBuilder(mcp)
                .header(
                        "Mcp-Session-Id",
                        initialized.headers().firstValue("Mcp-Session-Id").orElseThrow())
                .header("Accept", "text/event-stream"));

        assertIsKeptOpen(stream);
    }

    /** There is no other form that it could have. */
    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "application/json", "*/*", "text/html"})
    void a_legacy_stream_is_opened_whatever_the_client_accepts(String accept) throws Exception {
        HttpResponse<Stream<String>> stream =
                send(HttpRequest.newBuilder(mcp.resolve("/mcp/sse")).header("Accept", accept));

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertIsKeptOpen(stream);
    }

    @Test
    void a_response_that_is_no_stream_has_no_comments() throws Exception {
        HttpResponse<Stream<String>> response = send(initialize());

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).isEmpty();
        assertThat(response.body()).doesNotContain(COMMENT);
    }

    private HttpRequest.Builder initialize() {
        return HttpRequest.newBuilder(mcp)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(Messages.initialize().encode()));
    }

    private HttpResponse<Stream<String>> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofLines());
    }

    private static void assertIsKeptOpen(HttpResponse<Stream<String>> response) {
        assertThat(response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache, no-transform");
        try (Stream<String> lines = response.body()) {
            assertThat(lines.filter(COMMENT::equals).limit(3)).hasSize(3);
        }
    }
}

package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.TokensProfile;
import io.github.api18mcp.tool.ToolCall;
import io.github.api18mcp.tool.ToolRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A team's server in the sandbox: its pictures have addresses that open from anywhere, for a while. */
@QuarkusTest
@TestProfile(TokensProfile.class)
class OutputRouteTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource
    URI server;

    @Inject
    ToolRegistry registry;

    @Inject
    Journal journal;

    @Inject
    ObjectMapper mapper;

    /** This server's port is known once a request has come. */
    @BeforeEach
    void ask() throws Exception {
        get("/q/health/live", "");
    }

    @Test
    void a_picture_of_the_sandbox_has_an_address_under_the_public_url() throws Exception {
        URI address = picture(1).get(0);

        assertThat(address.toString())
                .startsWith("https://Media.example.com/outputs/j_")
                .contains("expires=", "signature=");
        HttpResponse<byte[]> response = get(address, "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ImageIO.read(new ByteArrayInputStream(response.body()))).isNotNull();
        assertThat(response.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox");
    }

    @Test
    void a_part_of_it_can_be_had() throws Exception {
        String path = pathOf(picture(1).get(0));
        byte[] whole = get(path, "").body();

        HttpResponse<byte[]> part =
                client.send(request(path, "").header("Range", "bytes=10-19").build(), BodyHandlers.ofByteArray());
        HttpResponse<byte[]> head = client.send(
                request(path, "").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofByteArray());

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 10, 20));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/" + whole.length);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.length);
    }

    @Test
    void a_picture_has_a_thumbnail_for_whom_it_may_be_shown_to() throws Exception {
        String signed = pathOf(picture(1).get(0)).replace("/1?", "/1/thumbnail?");
        String bare = signed.replaceFirst("\\?.*", "");

        HttpResponse<byte[]> response = get(signed, "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(response.body())).getWidth())
                .isLessThanOrEqualTo(512);
        assertThat(get(bare, "ann").statusCode()).isEqualTo(200);
        assertThat(get(bare, "ben").statusCode()).isEqualTo(404);
        assertThat(get(bare, "").statusCode()).isEqualTo(401);
    }

    @Test
    void the_caller_needs_no_signature_and_another_one_finds_nothing() throws Exception {
        String path = pathOf(picture(1).get(0)).replaceFirst("\\?.*", "");

        assertThat(get(path, "ann").statusCode()).isEqualTo(200);
        assertThat(get(path, "ben").statusCode()).isEqualTo(404);
        assertThat(get(path, "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "expires=\\d,      expires=9",
        "expires=\\d+&,    ''",
        "expires=,         expires=-",
        "signature=.{3},   signature=AAA",
        "signature=.*,     signature=",
        "signature=.*,     signature=%00",
        "/1\\?,            /2?"
    })
    void a_signature_is_for_one_output_and_one_time(String part, String other) throws Exception {
        String path = pathOf(picture(2).get(0));

        String changed = path.replaceFirst(part, other);

        assertThat(changed).isNotEqualTo(path);
        assertThat(get(changed, "").statusCode()).isEqualTo(404);
    }

    @Test
    void an_output_that_this_server_names_can_be_an_input() throws Exception {
        ObjectNode arguments = mapper.createObjectNode().put("prompt", "at night");
        arguments.putArray("images").add(picture(1).get(0).toString());

        String job = called("hera_1_0_image_edit", arguments);

        assertThat(journal.find(JobId.of(job).orElseThrow())
                        .await()
                        .atMost(Duration.ofMinutes(1))
                        .orElseThrow()
                        .request()
                        .arguments()
                        .at("/images/0")
                        .asText())
                .startsWith("http://127.0.0.1:");
    }

    /** Without tokens, over stdio and at the terminal, everybody is this caller, and may share the journal. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?xsignature=1", "?signature", "?signature=", "?Signature=x"})
    void a_request_without_a_token_is_not_taken_for_the_local_caller(String query) throws Exception {
        JsonNode job = told(
                Caller.LOCAL,
                "hera_1_0_text_to_image",
                mapper.createObjectNode().put("prompt", "mine"));

        int status = get("/outputs/" + job.path("job_id").asText() + "/1" + query, "")
                .statusCode();

        assertThat(status).isIn(401, 404);
    }

    @Test
    void a_malformed_query_is_no_signature() throws Exception {
        try (RawConnection connection = RawConnection.open(server)) {
            connection.get("/outputs/j_0123456789abcdef/1?signature=%zz&expires=1");

            assertThat(connection.awaitLine("HTTP/1.1")).containsAnyOf("400", "401", "404");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/outputs/",
                "/outputs/j_0123456789abcdef",
                "/outputs/j_0123456789abcdef/1",
                "/outputs/j_0123456789abcdef/0",
                "/outputs/../etc/passwd",
                "/outputs/j_0123456789abcdef/..%2F..%2Fetc%2Fpasswd",
                "/outputs/%00/1",
                "/outputs",
                "/outputs/thumbnail",
                "/outputs/j_0123456789abcdef/1/thumbnail",
                "/outputs/j_0123456789abcdef/1/thumbnail/thumbnail",
                "/outputs/j_0123456789abcdef/1?signature=x&expires=99999999999999999999",
                "/outputs/j_0123456789abcdef/1?%73ignature=x&expires=1"
            })
    void what_names_no_output_finds_nothing(String path) throws Exception {
        assertThat(get(path, "ann").statusCode()).isBetween(400, 404);
    }

    /** The addresses of the pictures, as Ann is told. */
    private List<URI> picture(int count) {
        ObjectNode arguments = mapper.createObjectNode().put("prompt", "a boat").put("num_images", count);
        String job = told("hera_1_0_text_to_image", arguments).path("job_id").asText();
        // A slow machine takes longer than a call waits in this profile.
        return told("get_job", mapper.createObjectNode().put("job_id", job).put("wait_seconds", 50))
                .path("outputs")
                .findValuesAsText("url")
                .stream()
                .map(URI::create)
                .toList();
    }

    private JsonNode told(String tool, ObjectNode arguments) {
        return told(new Caller("ann"), tool, arguments);
    }

    private JsonNode told(Caller caller, String tool, ObjectNode arguments) {
        return registry.tool(tool)
                .orElseThrow()
                .call(new ToolCall(new Owner(caller, Mode.SANDBOX), arguments, CallListener.SILENT))
                .await()
                .atMost(Duration.ofMinutes(1))
                .structured();
    }

    /** Calls over HTTP, as a client of the revision without sessions does. Returns the job's id. */
    private String called(String tool, ObjectNode arguments) throws Exception {
        ObjectNode message =
                mapper.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", "tools/call");
        ObjectNode params = message.putObject("params").put("name", tool);
        params.set("arguments", arguments);
        params.putObject("_meta")
                .put("io.modelcontextprotocol/protocolVersion", "2026-07-28")
                .putObject("io.modelcontextprotocol/clientCapabilities");
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", tool)
                .header("Authorization", BearerTokens.header("ann"))
                .POST(BodyPublishers.ofString(message.toString()))
                .build();
        String body = client.send(request, BodyHandlers.ofString()).body();
        var matcher = Pattern.compile("j_[0-9a-z]{16}").matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group();
    }

    private static String pathOf(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private HttpResponse<byte[]> get(URI address, String token) throws IOException, InterruptedException {
        return get(pathOf(address), token);
    }

    private HttpResponse<byte[]> get(String path, String token) throws IOException, InterruptedException {
        return client.send(request(path, token).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path));
        return token.isEmpty() ? request : request.header("Authorization", BearerTokens.header(token));
    }
}

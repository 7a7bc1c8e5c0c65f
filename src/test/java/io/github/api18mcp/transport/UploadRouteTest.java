package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.image.Pictures;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.TokensProfile;
import io.github.api18mcp.tool.ToolCall;
import io.github.api18mcp.tool.ToolRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell of an agent, and a web page of this server, upload a picture to a link that the tool gave. */
@QuarkusTest
@TestProfile(TokensProfile.class)
class UploadRouteTest {

    private static final int TOO_LARGE = 10 * 1024 * 1024 + 1;

    private final HttpClient client = HttpClient.newHttpClient();

    /** A caller for each test, because bodies under way are counted for each. */
    private final Caller ann = new Caller(UUID.randomUUID().toString());

    @TestHTTPResource
    URI server;

    @Inject
    ToolRegistry registry;

    @Inject
    ObjectMapper mapper;

    /** This server's address is known once a request has come. */
    @BeforeEach
    void ask() throws Exception {
        client.send(HttpRequest.newBuilder(server.resolve("/q/health/live")).build(), BodyHandlers.discarding());
    }

    @Test
    void the_tool_gives_a_link_and_the_line_for_the_shell() {
        JsonNode answer = told("import_image", mapper.createObjectNode());

        assertThat(answer.path("upload_url").asText()).matches("https://Media\\.example\\.com/uploads/[\\w-]{32}");
        assertThat(answer.path("next_step").asText())
                .contains("curl -T FILE " + answer.path("upload_url").asText());
        assertThat(Instant.parse(answer.path("expires_at").asText()))
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofMinutes(15)));
        assertThat(answer.path("image").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST"})
    void an_uploaded_file_is_an_image_of_its_caller_alone(String method) throws Exception {
        HttpResponse<String> response = sent(request(link()).method(method, bytes(Pictures.png())));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode answer = mapper.readTree(response.body());
        assertThat(answer.path("mime_type").asText()).isEqualTo("image/png");
        assertThat(answer.path("width").asInt()).isEqualTo(8);
        assertThat(answer.path("height").asInt()).isEqualTo(6);
        assertThat(edit(ann, answer.path("image").asText()).path("status").asText())
                .isNotEqualTo("refused");
        assertThat(edit(new Caller("ben"), answer.path("image").asText())
                        .at("/error/type")
                        .asText())
                .isEqualTo("invalid_arguments");
    }

    @Test
    void a_link_works_once() throws Exception {
        String link = link();
        assertThat(put(link, Pictures.png()).statusCode()).isEqualTo(200);

        HttpResponse<String> second = put(link, Pictures.png());

        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(reason(second)).contains("was used or has expired", "import_image");
    }

    @Test
    void of_two_uploads_at_once_one_is_taken() {
        String link = link();

        List<Integer> statuses = Stream.generate(() -> client.sendAsync(
                        request(link).PUT(bytes(Pictures.png())).build(), BodyHandlers.discarding()))
                .limit(2)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(200, 404);
    }

    static Stream<Arguments> noPictures() {
        return Stream.of(
                Arguments.of(text("a text named cat.png"), "no JPEG, PNG, WEBP or BMP picture"),
                Arguments.of(text("<svg xmlns='http://www.w3.org/2000/svg'/>"), "no JPEG, PNG, WEBP or BMP picture"),
                Arguments.of(new byte[0], "no JPEG, PNG, WEBP or BMP picture"),
                Arguments.of(Pictures.claiming(10_000, 10_000), "a picture of 100,000,000 pixels"),
                Arguments.of(Pictures.claiming(10, 10), "a PNG file that cannot be decoded"));
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void what_is_no_picture_is_refused_by_its_bytes(byte[] file, String found) throws Exception {
        HttpResponse<String> response = put(link(), file);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(reason(response))
                .startsWith("Expected a JPEG, PNG, WEBP or BMP picture, got ")
                .contains(found);
    }

    @Test
    void a_file_that_is_too_large_is_not_read_and_the_link_still_works() throws Exception {
        String link = link();

        HttpResponse<String> response = put(link, new byte[TOO_LARGE]);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(reason(response)).contains("10 MB");
        assertThat(put(link, Pictures.png()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_file_of_unknown_length_is_read_up_to_the_limit() throws Exception {
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[TOO_LARGE]));

        assertThat(sent(request(link()).PUT(chunked)).statusCode()).isEqualTo(413);
        assertThat(sent(request(link())
                                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(Pictures.png()))))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("otherForms")
    void a_file_in_another_form_is_refused_and_the_link_still_works(String header, String value) throws Exception {
        String link = link();

        assertThat(sent(request(link).header(header, value).PUT(bytes(Pictures.png())))
                        .statusCode())
                .isEqualTo(415);
        assertThat(put(link, Pictures.png()).statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> otherForms() {
        return Stream.of(
                Arguments.of("Content-Encoding", "gzip"),
                Arguments.of("Content-Type", "multipart/form-data; boundary=x"));
    }

    /** What {@code curl --data-binary} says of every file. */
    @Test
    void the_type_of_a_form_does_not_change_the_file() throws Exception {
        HttpRequest.Builder request = request(link()).header("Content-Type", "application/x-www-form-urlencoded");

        assertThat(sent(request.POST(bytes(Pictures.png()))).statusCode()).isEqualTo(200);
    }

    @Test
    void few_uploads_of_a_caller_are_under_way_at_once() throws Exception {
        String last = link();
        List<RawConnection> underWay = List.of(begun(link()), begun(link()), begun(link()));

        HttpResponse<String> response = put(last, new byte[TOO_LARGE - 1]);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        for (RawConnection connection : underWay) {
            connection.close();
        }
        assertThat(put(last, Pictures.png()).statusCode()).isEqualTo(200);
    }

    /** Waits until the server wants the body. */
    private RawConnection begun(String link) throws Exception {
        RawConnection connection = RawConnection.open(server);
        connection.write(
                "PUT %s HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"
                        .formatted(link));
        connection.awaitLine("100 Continue");
        return connection;
    }

    @Test
    void a_web_page_of_this_server_uploads_and_another_one_does_not() throws Exception {
        String link = link();
        HttpRequest.Builder preflight = request(link)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://media.example.com")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type");

        assertThat(sent(preflight).headers().firstValue("Access-Control-Allow-Methods"))
                .contains("PUT");
        assertThat(sent(request(link).header("Origin", "https://evil.example").PUT(bytes(Pictures.png())))
                        .statusCode())
                .isEqualTo(403);
        assertThat(sent(request(link)
                                .header("Origin", "https://media.example.com")
                                .PUT(bytes(Pictures.png())))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains("https://media.example.com");
    }

    @Test
    void the_address_has_no_other_method() throws Exception {
        HttpResponse<String> response = sent(request(link())
                .header("Authorization", BearerTokens.header("ann"))
                .GET());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("PUT, POST");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BodyPublisher bytes(byte[] file) {
        return BodyPublishers.ofByteArray(file);
    }

    /** The path of a new link. */
    private String link() {
        return URI.create(told("import_image", mapper.createObjectNode())
                        .path("upload_url")
                        .asText())
                .getPath();
    }

    private JsonNode edit(Caller caller, String image) {
        ObjectNode arguments = mapper.createObjectNode().put("prompt", "at night");
        arguments.putArray("images").add(image);
        return told(caller, "hera_1_0_image_edit", arguments);
    }

    private JsonNode told(String tool, ObjectNode arguments) {
        return told(ann, tool, arguments);
    }

    private JsonNode told(Caller caller, String tool, ObjectNode arguments) {
        return registry.tool(tool)
                .orElseThrow()
                .call(new ToolCall(new Owner(caller, Mode.SANDBOX), arguments, CallListener.SILENT))
                .await()
                .atMost(Duration.ofMinutes(1))
                .structured();
    }

    private String reason(HttpResponse<String> response) throws Exception {
        return mapper.readTree(response.body()).path("error_description").asText();
    }

    private HttpResponse<String> put(String link, byte[] file) throws Exception {
        return sent(request(link).PUT(bytes(file)));
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path));
    }
}

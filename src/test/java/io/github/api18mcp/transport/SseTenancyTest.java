package io.github.api18mcp.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.profile.TokensProfile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Over the legacy transport, an event stream and its session belong to the caller who opened it. */
@QuarkusTest
@TestProfile(TokensProfile.class)
class SseTenancyTest {

    @TestHTTPResource("/mcp/sse")
    URI sse;

    @Test
    void only_the_caller_who_opened_a_stream_can_send_on_it() throws IOException, InterruptedException {
        try (Stream<String> lines = openStream("ann")) {
            Iterator<String> stream = lines.iterator();
            String messages = next(stream);

            assertThat(post(messages, "ann", request(1, "initialize", initialize())))
                    .isLessThan(300);
            assertThat(answer(stream, 1).containsKey("result")).isTrue();
            assertThat(post(messages, "ben", request(2, "ping", new JsonObject())))
                    .isEqualTo(403);
            assertThat(post(messages, "ann", request(3, "ping", new JsonObject())))
                    .isLessThan(300);
            assertThat(answer(stream, 3).containsKey("result")).isTrue();
        }
    }

    @Test
    void only_the_caller_who_opened_a_stream_can_initialize_it() throws IOException, InterruptedException {
        try (Stream<String> lines = openStream("ann")) {
            Iterator<String> stream = lines.iterator();
            String messages = next(stream);

            assertThat(post(messages, "ben", request(1, "initialize", initialize())))
                    .isEqualTo(403);
            assertThat(post(messages, "ann", request(2, "initialize", initialize())))
                    .isLessThan(300);
            assertThat(answer(stream, 2).containsKey("result")).isTrue();
        }
    }

    @Test
    void its_session_does_not_exist_for_streamable_http() throws IOException, InterruptedException {
        try (Stream<String> lines = openStream("ann")) {
            String session = next(lines.iterator()).replaceFirst(".*/", "");

            given().contentType(ContentType.JSON)
                    .header("Authorization", BearerTokens.header("ann"))
                    .header("Mcp-Session-Id", session)
                    .body(request(1, "ping", new JsonObject()).encode())
                    .post("/mcp")
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void jobs_started_on_a_stream_belong_to_its_caller() throws IOException, InterruptedException {
        try (Stream<String> lines = openStream("ann")) {
            Iterator<String> stream = lines.iterator();
            String messages = next(stream);
            post(messages, "ann", request(1, "initialize", initialize()));
            answer(stream, 1);
            post(messages, "ann", new JsonObject().put("jsonrpc", "2.0").put("method", "notifications/initialized"));

            post(messages, "ann", request(2, "tools/call", callArguments()));
            String job = job(answer(stream, 2));

            assertThat(jobs("ann")).contains(job);
            assertThat(jobs("ben")).doesNotContain(job);
        }
    }

    private Stream<String> openStream(String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(sse)
                .header("Authorization", BearerTokens.header(name))
                .header("Accept", "text/event-stream")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body();
    }

    /** The data of the next event. */
    private static String next(Iterator<String> stream) {
        String line = stream.next();
        while (!line.startsWith("data:")) {
            line = stream.next();
        }
        return line.substring("data:".length()).strip();
    }

    private static JsonObject answer(Iterator<String> stream, int id) {
        JsonObject message = new JsonObject(next(stream));
        while (!Integer.valueOf(id).equals(message.getValue("id"))) {
            message = new JsonObject(next(stream));
        }
        return message;
    }

    private static int post(String path, String name, JsonObject message) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", BearerTokens.header(name))
                .body(message.encode())
                .post(URI.create(path).getPath())
                .statusCode();
    }

    /** Lists the caller's jobs over Streamable HTTP. */
    private static String jobs(String name) {
        String session = given().contentType(ContentType.JSON)
                .header("Authorization", BearerTokens.header(name))
                .header("Accept", "application/json, text/event-stream")
                .body(request(1, "initialize", initialize()).encode())
                .post("/mcp")
                .header("Mcp-Session-Id");
        JsonObject list = new JsonObject().put("name", "list_jobs").put("arguments", new JsonObject());
        return given().contentType(ContentType.JSON)
                .header("Authorization", BearerTokens.header(name))
                .header("Accept", "application/json, text/event-stream")
                .header("Mcp-Session-Id", session)
                .body(request(2, "tools/call", list).encode())
                .post("/mcp")
                .asString();
    }

    private static String job(JsonObject answer) {
        return answer.getJsonObject("result").getJsonObject("structuredContent").getString("job_id");
    }

    private static JsonObject callArguments() {
        return new JsonObject()
                .put("name", "hera_1_0_text_to_image")
                .put("arguments", new JsonObject().put("prompt", "a cat, number " + UUID.randomUUID()));
    }

    private static JsonObject initialize() {
        return new JsonObject()
                .put("protocolVersion", "2025-06-18")
                .put("capabilities", new JsonObject())
                .put("clientInfo", new JsonObject().put("name", "tenant").put("version", "1"));
    }

    private static JsonObject request(int id, String method, JsonObject params) {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("method", method)
                .put("params", params);
    }
}

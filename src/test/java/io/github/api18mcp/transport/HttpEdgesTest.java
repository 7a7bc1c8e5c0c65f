package io.github.api18mcp.transport;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.github.api18mcp.profile.Api18Profile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no well-behaved client sends. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class HttpEdgesTest {

    private static final String INITIALIZE =
            """
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18",
             "capabilities": {}, "clientInfo": {"name": "edge", "version": "1"}}}
            """;

    private static final String DISCOVER =
            """
            {"jsonrpc": "2.0", "id": %s, "method": "server/discover", "params": {"_meta": {
             "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}}}
            """;

    @ParameterizedTest
    @CsvSource({
        "/mcp, https://evil.example",
        "/mcp, http://localhost.evil.example",
        "/mcp, http://evil.example:8080",
        "/mcp, https://127.0.0.1.evil.example",
        "/mcp, null",
        "/mcp, http://[broken",
        "/mcp/messages/x, https://evil.example"
    })
    void refuses_a_web_page_of_another_origin(String path, String origin) {
        mcp().header("Origin", origin).body(INITIALIZE).post(path).then().statusCode(403);
    }

    @Test
    void refuses_an_event_stream_for_another_origin() {
        given().header("Origin", "https://evil.example").get("/mcp/sse").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://localhost:6274", "https://127.0.0.1:8443", "http://[::1]:3000"})
    void accepts_a_web_page_of_this_machine(String origin) {
        mcp().header("Origin", origin).body(INITIALIZE).post("/mcp").then().statusCode(200);
    }

    @Test
    void lets_a_browser_read_the_session_id() {
        mcp().header("Origin", "http://localhost:6274")
                .body(INITIALIZE)
                .post("/mcp")
                .then()
                .header("Access-Control-Allow-Origin", equalTo("http://localhost:6274"))
                .header("Access-Control-Expose-Headers", equalTo("Mcp-Session-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "1", "\"text\"", "true", "{\"id\": {}}"})
    void a_body_that_is_not_a_message_is_an_invalid_request(String body) {
        mcp().body(body)
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("error.code", equalTo(-32600))
                .body("id", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "no json", "{\"a\":}"})
    void a_body_that_is_not_json_is_a_parse_error(String body) {
        mcp().body(body).post("/mcp").then().statusCode(400).body("error.code", equalTo(-32700));
    }

    @Test
    void a_body_that_says_it_is_not_compressed_is_read() {
        mcp().header("Content-Encoding", "identity")
                .body(INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2", "3.0", "-0.5e-3", "\"\\ud800\"", "\"a\\ud800b\""})
    void an_id_is_echoed_as_it_came(String id) throws IOException {
        String ping = "{\"jsonrpc\": \"2.0\", \"id\": %s, \"method\": \"ping\"}".formatted(id);
        String session = mcp().body(INITIALIZE).post("/mcp").header("Mcp-Session-Id");

        assertEchoed(id, mcp().header("Mcp-Session-Id", session).body(ping));
        assertEchoed(
                id,
                mcp().header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "server/discover")
                        .body(DISCOVER.formatted(id)));
        try (RawConnection events = RawConnection.open()) {
            events.get("/mcp/sse");
            String messages = events.awaitLine("data: /mcp/messages/").substring("data: ".length());
            mcp().body(INITIALIZE).post(messages);
            mcp().body(ping).post(messages).then().statusCode(200);
            events.awaitLine("\"id\":" + id + ",");
        }
    }

    private static void assertEchoed(String id, RequestSpecification request) {
        request.post("/mcp").then().statusCode(200).body(containsString("\"id\":" + id + ","));
    }

    @Test
    void acknowledges_and_ignores_a_response_without_a_request() {
        mcp().body("{\"jsonrpc\": \"2.0\", \"result\": {}}").post("/mcp").then().statusCode(202);
    }

    private static RequestSpecification mcp() {
        return given().contentType(ContentType.JSON).accept("application/json, text/event-stream");
    }
}

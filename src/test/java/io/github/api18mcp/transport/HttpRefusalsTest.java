package io.github.api18mcp.transport;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.github.api18mcp.Messages;
import io.github.api18mcp.profile.Api18Profile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal says why, in the form that the client expects. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class HttpRefusalsTest {

    private static final String INITIALIZE = Messages.initialize().put("id", 1).encode();

    @ParameterizedTest
    @CsvSource({"gzip, /mcp", "deflate, /mcp", "br, /mcp", "'gzip, identity', /mcp", "gzip, /mcp/messages/x"})
    void a_compressed_body_is_refused_with_the_reason(String encoding, String path) {
        mcp().header("Content-Encoding", encoding)
                .body(INITIALIZE)
                .post(path)
                .then()
                .statusCode(415)
                .header("Accept-Encoding", equalTo("identity"))
                .body("jsonrpc", equalTo("2.0"))
                .body("error.message", equalTo("Send the body without compression."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/mcp/messages/x", "/mcp/x"})
    void a_body_over_4_mb_is_refused_with_the_limit(String path) {
        mcp().body("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + "x".repeat(4 * 1024 * 1024) + "\"}")
                .post(path)
                .then()
                .statusCode(413)
                .body(
                        "error.message",
                        equalTo(
                                "A message must not be longer than 4 MB. A picture of more than 3 MB comes in through the tool import_image."));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /mcp,            POST",
        "PUT,    /mcp,            'GET, POST, DELETE'",
        "PATCH,  /mcp,            'GET, POST, DELETE'",
        "OPTIONS, /mcp,           'GET, POST, DELETE'",
        "POST,   /mcp/sse,        GET",
        "DELETE, /mcp/sse,        GET",
        "GET,    /mcp/messages/x, POST"
    })
    void a_method_that_mcp_does_not_have_is_refused_with_those_it_has(String method, String path, String allowed) {
        mcp().request(method, path)
                .then()
                .statusCode(405)
                .header("Allow", equalTo(allowed))
                .body("error.code", equalTo(-32000))
                .body("error.message", containsString(allowed.equals("GET") ? "GET" : "POST"));
    }

    /** Browsers send Origin, which CORS looks at first. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "OPTIONS"})
    void a_method_that_mcp_does_not_have_is_refused_to_a_browser_too(String method) {
        mcp().header("Origin", "http://localhost:6274")
                .request(method, "/mcp")
                .then()
                .statusCode(405)
                .body("error.message", equalTo("Use POST to send a message."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/"})
    void a_method_that_another_address_does_not_have_is_refused_with_those_it_has(String path) {
        given().post(path)
                .then()
                .statusCode(405)
                .header("Allow", equalTo("GET, HEAD"))
                .body("error", equalTo("method_not_allowed"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /no/such/page",
        "GET,  /.well-known/oauth-protected-resource",
        "GET,  /.well-known/oauth-protected-resource/mcp",
        "GET,  /.well-known/oauth-authorization-server",
        "GET,  /.well-known/openid-configuration",
        "POST, /register",
        "GET,  /mcpx"
    })
    void an_unknown_address_is_answered_as_oauth_clients_expect(String method, String path) {
        given().request(method, path)
                .then()
                .statusCode(404)
                .contentType(ContentType.JSON)
                .body("error", equalTo("not_found"))
                .body("error_description", equalTo("There is nothing at this address. MCP is at /mcp."));
    }

    @ParameterizedTest
    @CsvSource({"GET, /mcp", "POST, /mcp", "DELETE, /mcp", "POST, /mcp/messages/none"})
    void a_stale_session_is_refused_with_what_to_do(String method, String path) {
        mcp().header("Mcp-Session-Id", "none")
                .body("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}")
                .request(method, path)
                .then()
                .statusCode(404)
                .body("error.message", equalTo("This session does not exist. Open a new one."));
    }

    @Test
    void a_session_that_is_not_named_cannot_be_ended() {
        mcp().delete("/mcp").then().statusCode(400).body("error.message", containsString("Mcp-Session-Id is missing"));
    }

    @Test
    void a_malformed_host_is_refused_with_the_reason() {
        mcp().header("Host", "[")
                .get("/mcp")
                .then()
                .statusCode(400)
                .body(
                        "error.message",
                        equalTo("The address, the header Host or the body of this request is malformed."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2099-01-01", "1.0", "2025-11-25, 2025-06-18"})
    void an_unknown_protocol_version_is_refused_with_the_known_ones(String version) {
        for (String body : List.of(
                INITIALIZE,
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\"}",
                "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}",
                "[{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}]")) {
            mcp().header("MCP-Protocol-Version", version)
                    .body(body)
                    .post("/mcp")
                    .then()
                    .statusCode(400)
                    .body(
                            "id",
                            body.startsWith("{") && new JsonObject(body).containsKey("id") ? equalTo(1) : nullValue())
                    .body("error.data.requested", equalTo(version))
                    .body("error.data.supported", hasItems("2026-07-28", "2025-11-25", "2024-11-05"));
        }
    }

    private static RequestSpecification mcp() {
        return given().contentType(ContentType.JSON).accept("application/json, text/event-stream");
    }
}

package io.github.api18mcp.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.Patience;
import io.github.api18mcp.profile.TokensProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matcher;
import org.hamcrest.core.Is;
import org.hamcrest.core.IsNot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests over HTTP with and without a token. */
@ExtendWith(Patience.class)
@QuarkusTest
@TestProfile(TokensProfile.class)
class AccessFilterTest {

    private static final String ANN = BearerTokens.token("ann");
    private static final String BEN = BearerTokens.token("ben");
    private static final String INITIALIZE =
            """
            {"jsonrpc": "2.0", "id": "one", "method": "initialize", "params": {"protocolVersion": "2025-06-18",
             "capabilities": {}, "clientInfo": {"name": "client", "version": "1"}}}
            """;

    @ConfigProperty(name = "api18mcp.access.tokens-file")
    Path file;

    @ParameterizedTest
    @MethodSource("bodies")
    void every_request_without_a_token_is_answered(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/mcp")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("jsonrpc", equalTo("2.0"))
                .body("error.message", not(emptyString()));
    }

    @Test
    void a_refusal_beside_mcp_has_the_form_of_oauth() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .statusCode(401)
                .body("error", equalTo("unauthorized"))
                .body("error_description", not(emptyString()));
    }

    static Stream<String> bodies() {
        return Stream.of("", "{}", "[]", INITIALIZE, INITIALIZE.replace("\"one\"", "1"), "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refuses_a_malformed_authorization_header(String authorization) {
        given().header("Authorization", authorization).get("/mcp").then().statusCode(401);
    }

    static Stream<String> malformed() {
        return Stream.of("Bearer", "Basic " + ANN, ANN);
    }

    /** On a network the host name is not checked, because a server has many names there: the image's check uses a service's name. */
    @Test
    void on_loopback_an_unknown_host_name_is_refused_even_with_a_token() {
        with(ANN)
                .header("Host", "evil.example")
                .body(INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(403)
                .body("error.message", startsWith("This server is not known by that name"));
    }

    @Test
    void allows_a_cors_preflight_request_without_a_token() {
        given().header("Origin", "http://localhost:6274")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .options("/mcp")
                .then()
                .statusCode(200);
    }

    @Test
    void a_session_is_accessible_only_to_the_caller_who_opened_it() {
        String session = openSession(ANN);

        assertThat(ping(session, ANN).statusCode()).isEqualTo(200);
        assertThat(ping(session, BEN).statusCode()).isEqualTo(403);
        assertThat(with(BEN).header("Mcp-Session-Id", session).delete("/mcp").statusCode())
                .isEqualTo(403);
        assertThat(ping(session, ANN).statusCode()).isEqualTo(200);
    }

    @Test
    void a_removed_token_is_no_longer_accepted_and_an_added_one_is() throws IOException {
        String original = Files.readString(file);
        String cleo = BearerTokens.token("cleo");
        try {
            Files.writeString(file, "cleo " + cleo + "\n");
            awaitAccepted(cleo);
            awaitRefused(BEN);
        } finally {
            Files.writeString(file, original);
            awaitAccepted(BEN);
        }
    }

    @Test
    void refuses_everyone_when_the_last_token_is_removed() throws IOException {
        String original = Files.readString(file);
        try {
            Files.writeString(file, "# nobody\n");
            awaitRefused(ANN);
        } finally {
            Files.writeString(file, original);
            awaitAccepted(ANN);
        }
    }

    private static void awaitAccepted(String token) {
        awaitStatus(token, IsNot.not(401));
    }

    private static void awaitRefused(String token) {
        awaitStatus(token, Is.is(401));
    }

    private static void awaitStatus(String token, Matcher<Integer> status) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> with(token).get("/mcp").statusCode(), status);
    }

    private static String openSession(String token) {
        return with(token).body(INITIALIZE).post("/mcp").header("Mcp-Session-Id");
    }

    private static Response ping(String session, String token) {
        return with(token)
                .header("Mcp-Session-Id", session)
                .body("{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"ping\"}")
                .post("/mcp");
    }

    private static RequestSpecification with(String token) {
        return given().contentType(ContentType.JSON)
                .header("Accept", "application/json, text/event-stream")
                .header("Authorization", "Bearer " + token);
    }
}

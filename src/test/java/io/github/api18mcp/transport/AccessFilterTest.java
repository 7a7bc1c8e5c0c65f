package io.github.api18mcp.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.github.api18mcp.BearerTokens;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What those meet who come with a token, or without. */
@QuarkusTest
@TestProfile(TokensProfile.class)
class AccessFilterTest {

    private static final String ANN = BearerTokens.token("ann");
    private static final String BEN = BearerTokens.token("ben");
    private static final String INITIALIZE =
            """
            {"jsonrpc": "2.0", "id": "one", "method": "initialize", "params": {"protocolVersion": "2025-06-18",
             "capabilities": {}, "clientInfo": {"name": "gate", "version": "1"}}}
            """;

    @ConfigProperty(name = "api18mcp.access.tokens-file")
    Path file;

    @ParameterizedTest
    @MethodSource("bodies")
    void no_refused_request_hangs(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/mcp")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    static Stream<String> bodies() {
        return Stream.of("", "{}", "[]", INITIALIZE, INITIALIZE.replace("\"one\"", "1"), "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_no_bearer_token_is_none(String authorization) {
        given().header("Authorization", authorization).get("/mcp").then().statusCode(401);
    }

    static Stream<String> malformed() {
        return Stream.of("Bearer", "Basic " + ANN, ANN);
    }

    /** On a network it is not looked at, for there names are many: the image's check calls by a service's. */
    @Test
    void on_loopback_no_token_helps_a_name_that_is_not_ours() {
        with(ANN)
                .header("Host", "evil.example")
                .body(INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(403)
                .body(startsWith("This server is not known by that name"));
    }

    @Test
    void a_browser_may_ask_before_it_asks() {
        given().header("Origin", "http://localhost:6274")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .options("/mcp")
                .then()
                .statusCode(200);
    }

    @Test
    void a_session_belongs_to_whoever_opened_it() {
        String session = opened(ANN);

        assertThat(inSession(session, ANN).statusCode()).isEqualTo(200);
        assertThat(inSession(session, BEN).statusCode()).isEqualTo(403);
        assertThat(with(BEN).header("Mcp-Session-Id", session).delete("/mcp").statusCode())
                .isEqualTo(403);
        assertThat(inSession(session, ANN).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_taken_away_is_good_no_longer_and_a_new_one_is() throws IOException {
        String before = Files.readString(file);
        String cleo = BearerTokens.token("cleo");
        try {
            Files.writeString(file, "cleo " + cleo + "\n");
            awaitIn(cleo);
            awaitOut(BEN);
        } finally {
            Files.writeString(file, before);
            awaitIn(BEN);
        }
    }

    @Test
    void when_the_last_token_is_taken_away_nobody_comes_in() throws IOException {
        String before = Files.readString(file);
        try {
            Files.writeString(file, "# nobody\n");
            awaitOut(ANN);
        } finally {
            Files.writeString(file, before);
            awaitIn(ANN);
        }
    }

    private static void awaitIn(String token) {
        await(token, IsNot.not(401));
    }

    private static void awaitOut(String token) {
        await(token, Is.is(401));
    }

    private static void await(String token, Matcher<Integer> status) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> with(token).get("/mcp").statusCode(), status);
    }

    private static String opened(String token) {
        return with(token).body(INITIALIZE).post("/mcp").header("Mcp-Session-Id");
    }

    private static Response inSession(String session, String token) {
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

package io.github.api18mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.profile.TokensProfile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route with every kind of token from every kind of web page: only permitted requests are let in. */
@QuarkusTest
@TestProfile(TokensProfile.class)
class RoutesTest {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String INITIALIZE =
            """
            {"jsonrpc": "2.0", "id": "one", "method": "initialize", "params": {"protocolVersion": "2025-06-18",
             "capabilities": {}, "clientInfo": {"name": "gate", "version": "1"}}}
            """;
    private static final String DISCOVER =
            """
            {"jsonrpc": "2.0", "id": 1, "method": "server/discover", "params": {"_meta": {
             "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}}}
            """;
    private static final String PING = "{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"ping\"}";

    private enum TokenCase {
        NONE,
        WRONG,
        ANN,
        BEN,
        METRICS;

        String owner() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Page {
        NONE(Optional.empty()),
        OF_THIS_MACHINE(Optional.of("http://localhost:6274")),
        OF_A_FRIEND(Optional.of("https://chat.example.com")),
        OF_THIS_SERVER(Optional.of("https://media.example.com")),
        FOREIGN(Optional.of("https://evil.example"));

        private final Optional<String> origin;

        Page(Optional<String> origin) {
            this.origin = origin;
        }
    }

    /** Who may use a route. */
    private enum For {
        EVERYBODY(Set.of(TokenCase.values())),
        CALLERS(Set.of(TokenCase.ANN, TokenCase.BEN)),
        ANN(Set.of(TokenCase.ANN)),
        METRICS(Set.of(TokenCase.METRICS));

        private final Set<TokenCase> tokens;

        For(Set<TokenCase> tokens) {
            this.tokens = tokens;
        }
    }

    /** Routes for Ann are requested in a session that she opened. */
    private record Route(String method, String path, String body, For whom) {
        @Override
        public String toString() {
            return method + " " + path + (whom == For.ANN ? " in Ann's session" : "");
        }
    }

    private static final List<Route> ROUTES = List.of(
            new Route("POST", "/mcp", INITIALIZE, For.CALLERS),
            new Route("POST", "/mcp", DISCOVER, For.CALLERS),
            new Route("POST", "/mcp", PING, For.ANN),
            new Route("GET", "/mcp", "", For.ANN),
            new Route("DELETE", "/mcp", "", For.ANN),
            new Route("GET", "/mcp/sse", "", For.CALLERS),
            new Route("POST", "/mcp/messages/none", PING, For.CALLERS),
            new Route("POST", "/", "", For.CALLERS),
            new Route("POST", "/q/health", "", For.CALLERS),
            new Route("GET", "/q/healthy", "", For.CALLERS),
            new Route("GET", "/q/dev", "", For.CALLERS),
            new Route("GET", "/no/such/page", "", For.CALLERS),
            new Route("GET", "/outputs/j_0123456789abcdef/1", "", For.CALLERS),
            new Route("HEAD", "/outputs/j_0123456789abcdef/1", "", For.CALLERS),
            new Route("GET", "/outputs/", "", For.CALLERS),
            new Route("POST", "/outputs/j_0123456789abcdef/1?signature=x", "", For.CALLERS),
            new Route("GET", "/mcp?signature=x", "", For.ANN),
            // Whether the signature is valid, the route finds out.
            new Route("GET", "/outputs/j_0123456789abcdef/1?expires=1&signature=x", "", For.EVERYBODY),
            new Route("GET", "/q/metrics", "", For.METRICS),
            new Route("HEAD", "/q/metrics", "", For.METRICS),
            new Route("GET", "/q/metrics/", "", For.METRICS),
            new Route("GET", "/q//metrics", "", For.METRICS),
            new Route("GET", "/q/%6detrics", "", For.METRICS),
            new Route("GET", "/q/health/../metrics", "", For.METRICS),
            new Route("GET", "/", "", For.EVERYBODY),
            new Route("HEAD", "/", "", For.EVERYBODY),
            new Route("GET", "/static/icon.svg", "", For.EVERYBODY),
            new Route("HEAD", "/static/bundle/app.js", "", For.EVERYBODY),
            new Route("GET", "/static/../about", "", For.CALLERS),
            new Route("POST", "/static/icon.svg", "", For.CALLERS),
            new Route("GET", "/about", "", For.CALLERS),
            new Route("GET", "/index.html", "", For.CALLERS),
            new Route("GET", "/q/health", "", For.EVERYBODY),
            new Route("GET", "/q/health/live", "", For.EVERYBODY),
            new Route("GET", "/q/health/ready", "", For.EVERYBODY),
            new Route("POST", "/inputs/token.png", "", For.CALLERS),
            new Route("GET", "/inputs/token.png", "", For.EVERYBODY),
            new Route("PUT", "/uploads", "picture", For.CALLERS),
            new Route("GET", "/uploads/token", "", For.CALLERS),
            new Route("DELETE", "/uploads/token", "", For.CALLERS),
            new Route("PUT", "/uploads/../mcp", PING, For.CALLERS),
            // Whether there is such a link, the route finds out.
            new Route("PUT", "/uploads/token", "picture", For.EVERYBODY),
            new Route("POST", "/uploads/token", "picture", For.EVERYBODY));

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource
    URI server;

    static Stream<Arguments> everyWay() {
        return ROUTES.stream().flatMap(route -> Stream.of(TokenCase.values())
                .flatMap(token -> Stream.of(Page.values()).map(page -> Arguments.of(route, token, page))));
    }

    @ParameterizedTest(name = "{0}, token {1}, page {2}")
    @MethodSource("everyWay")
    void only_who_should_comes_in(Route route, TokenCase token, Page page) {
        int status = status(route, token, page);

        if (page == Page.FOREIGN) {
            assertThat(status).isEqualTo(FORBIDDEN);
        } else if (route.whom().tokens.contains(token)) {
            assertThat(status).isNotIn(UNAUTHORIZED, FORBIDDEN);
        } else {
            assertThat(status).isEqualTo(isKnown(token) ? FORBIDDEN : UNAUTHORIZED);
        }
    }

    static Stream<String> paths() {
        return ROUTES.stream().map(Route::path).distinct();
    }

    /** Without an origin the client is not a browser. */
    @ParameterizedTest
    @MethodSource("paths")
    void what_only_looks_as_if_a_browser_asked_before_it_asks_comes_in_by_its_token(String path) {
        HttpRequest.Builder request =
                request("OPTIONS", path, "", TokenCase.NONE).header("Access-Control-Request-Method", "GET");

        assertThat(send(request).statusCode()).isEqualTo(UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void an_event_stream_is_opened_by_no_other_method(String method) {
        assertThat(send(request(method, "/mcp/sse", "", TokenCase.ANN)).statusCode())
                .isEqualTo(405);
    }

    private static boolean isKnown(TokenCase token) {
        return token != TokenCase.NONE && token != TokenCase.WRONG;
    }

    private int status(Route route, TokenCase token, Page page) {
        HttpRequest.Builder request = request(route.method(), route.path(), route.body(), token);
        if (route.body().equals(DISCOVER)) {
            request.header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "server/discover");
        }
        page.origin.ifPresent(origin -> request.header("Origin", origin));
        if (route.whom() == For.ANN) {
            request.header("Mcp-Session-Id", sessionOfAnn());
        }
        return send(request).statusCode();
    }

    private String sessionOfAnn() {
        return send(request("POST", "/mcp", INITIALIZE, TokenCase.ANN))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    private HttpRequest.Builder request(String method, String path, String body, TokenCase token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
        return token == TokenCase.NONE ? request : request.header("Authorization", BearerTokens.header(token.owner()));
    }

    /** Does not read responses to the end, because an event stream has none. */
    private HttpResponse<?> send(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            response.body().close();
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

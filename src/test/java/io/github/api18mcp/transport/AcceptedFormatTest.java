package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Messages;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.ConfirmationRequests;
import io.github.api18mcp.generation.waiting.Progress;
import io.github.api18mcp.profile.Api18Profile;
import io.github.api18mcp.tool.answer.CallerGoneException;
import io.github.api18mcp.tool.mcp.OpenMcpCall;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message is answered in a format that its client accepts. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class AcceptedFormatTest {

    private static final String JSON = "application/json";
    private static final String EVENT_STREAM = "text/event-stream";
    private static final String BOTH = JSON + ", " + EVENT_STREAM;
    private static final String NONE = "";

    @Inject
    OpenMcpCall openCall;

    @TestHTTPResource("/mcp")
    URI mcp;

    private final HttpClient http = HttpClient.newHttpClient();

    private String session;

    @BeforeEach
    void openSession() {
        session = send(BOTH, Messages.initialize().encode(), NONE)
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
        send(BOTH, Messages.initialized().encode());
    }

    @AfterEach
    void remove() {
        openCall.remove();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                       | application/json",
                "application/json                         | application/json",
                "APPLICATION/JSON; charset=utf-8          | application/json",
                "application/json, text/event-stream      | application/json",
                "text/event-stream;q=0.9, */*;q=0.8       | application/json",
                "*/*                                      | application/json",
                "*                                        | application/json",
                "application/*                            | application/json",
                "text/html, application/json              | application/json",
                "*/*, text/event-stream;q=0               | application/json",
                "text/event-stream                        | text/event-stream",
                "text/*                                   | text/event-stream",
                "text/event-stream, text/html             | text/event-stream",
                "*/*, application/json;q=0.0              | text/event-stream"
            })
    void an_answer_has_an_accepted_format(String accept, String expected) {
        for (String message : List.of(
                Messages.initialize().encode(),
                Messages.request(1, "tools/list").encode(),
                Messages.request(1, "no/such").encode(),
                Messages.request(1, "tools/call").encode(),
                Messages.call(1, "list_models", new JsonObject()).encode())) {
            HttpResponse<String> response = send(accept, message, message.contains("initialize") ? NONE : session);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue(expected);
            assertThat(messages(response)).singleElement().satisfies(answer -> assertThat(answer.fieldNames())
                    .contains("id")
                    .containsAnyOf("result", "error"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/*", "application/json;q=0", "nonsense"})
    void a_client_that_accepts_neither_is_refused_with_the_reason(String accept) {
        HttpResponse<String> response =
                send(accept, Messages.request(1, "tools/list").encode());

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(new JsonObject(response.body()).getJsonObject("error").getString("message"))
                .isEqualTo("Accept must name application/json or text/event-stream.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json  | application/json  | false",
                "text/event-stream | text/event-stream | true",
                "*/*               | text/event-stream | true"
            })
    void progress_is_left_out_where_nothing_can_come_before_the_answer(
            String accept, String expected, boolean withProgress) {
        openCall.by(listener -> {
            listener.progressed(new Progress(50, "half"));
            return Uni.createFrom().item("done");
        });

        HttpResponse<String> response = send(accept, withProgress(call()));

        assertThat(response.headers().firstValue("Content-Type")).hasValue(expected);
        List<JsonObject> messages = messages(response);
        assertThat(messages).hasSize(withProgress ? 2 : 1);
        assertThat(messages.get(messages.size() - 1).toString()).contains("done");
    }

    @Test
    void a_batch_is_answered_with_a_list_where_only_json_is_accepted() {
        String batch = new JsonArray()
                .add(Messages.request(1, "ping"))
                .add(Messages.request(2, "tools/list"))
                .encode();

        HttpResponse<String> response = send(JSON, batch);

        assertThat(response.headers().firstValue("Content-Type")).hasValue(JSON);
        assertThat(new JsonArray(response.body()).stream().map(answer -> ((JsonObject) answer).getInteger("id")))
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void a_client_that_accepts_json_alone_cannot_be_asked() {
        openCall.by(AcceptedFormatTest::consent);
        JsonObject initialize = Messages.initialize();
        initialize.getJsonObject("params").put("capabilities", ElicitationContract.FORM_ELICITATION);
        session = send(JSON, initialize.encode(), NONE)
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
        send(JSON, Messages.initialized().encode());

        HttpResponse<String> response = send(JSON, call().encode());

        assertThat(messages(response)).singleElement().asString().contains("NONE");
    }

    private static Uni<?> consent(CallListener listener) {
        return listener.confirm(ConfirmationRequests.aboveThreshold("A cat", Usd.of("0.6"), Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json, text/event-stream | 200 | text/event-stream",
                "text/event-stream                   | 200 | text/event-stream",
                "application/json                    | 202 | "
            })
    void a_cancelled_call_ends_without_an_answer(String accept, int status, String contentType) {
        CompletableFuture<Void> started = new CompletableFuture<>();
        openCall.by(listener -> {
            started.complete(null);
            return Uni.createFrom()
                    .emitter(emitter -> listener.whenGone(() -> emitter.fail(new CallerGoneException())));
        });

        CompletableFuture<HttpResponse<String>> response =
                http.sendAsync(request(accept, call().encode(), session), BodyHandlers.ofString());
        started.join();
        send(
                accept,
                new JsonObject()
                        .put("jsonrpc", "2.0")
                        .put("method", "notifications/cancelled")
                        .put("params", new JsonObject().put("requestId", 7))
                        .encode());

        assertThat(response.join().statusCode()).isEqualTo(status);
        assertThat(response.join().headers().firstValue("Content-Type").orElse(null))
                .isEqualTo(contentType);
        assertThat(response.join().body()).isEmpty();
    }

    private static JsonObject call() {
        return Messages.call(7, OpenMcpCall.NAME, new JsonObject());
    }

    private static String withProgress(JsonObject call) {
        call.getJsonObject("params").put("_meta", new JsonObject().put("progressToken", "p"));
        return call.encode();
    }

    private static List<JsonObject> messages(HttpResponse<String> response) {
        String body = response.body();
        return body.startsWith("{")
                ? List.of(new JsonObject(body))
                : Stream.of(body.split("\n"))
                        .filter(line -> line.startsWith("data: "))
                        .map(line -> new JsonObject(line.substring("data: ".length())))
                        .toList();
    }

    private HttpResponse<String> send(String accept, String message) {
        return send(accept, message, session);
    }

    private HttpResponse<String> send(String accept, String message, String session) {
        try {
            return http.send(request(accept, message, session), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest request(String accept, String message, String session) {
        HttpRequest.Builder request = HttpRequest.newBuilder(mcp)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(message));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session);
        }
        return request.build();
    }
}

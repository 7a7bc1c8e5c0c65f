package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.mcp.server.ClientCapability;
import io.quarkiverse.mcp.server.test.McpAssured.McpTestClient;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over HTTP a server has many sessions, and any of them may try. */
abstract class HttpElicitationContract extends ElicitationContract {

    private static final String YES = "'result': {'action': 'accept', 'content': {'spend': true}}";

    @BeforeAll
    static void haveTheClientWaitLong() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }

    @Override
    abstract HttpClient connected(JsonObject capabilities);

    @Test
    void what_another_session_answers_does_not_count_and_the_person_is_still_asked() {
        call();
        JsonObject question = client.heard("elicitation/create");

        try (HttpClient another = connected(FORMS)) {
            another.post(response(question, YES));
        }

        client.send(response(question, "'result': {'action': 'decline'}"));
        assertThat(consent()).isEqualTo("DECLINED");
    }

    @Test
    void an_answer_without_a_session_does_not_count() {
        call();
        JsonObject question = client.heard("elicitation/create");

        request().body(response(question, YES).encode()).post("/mcp").then().statusCode(202);

        client.send(response(question, "'result': {'action': 'decline'}"));
        assertThat(consent()).isEqualTo("DECLINED");
    }

    static ClientCapability[] capabilities(JsonObject capabilities) {
        return capabilities.stream()
                .map(entry -> new ClientCapability(entry.getKey(), ((JsonObject) entry.getValue()).getMap()))
                .toArray(ClientCapability[]::new);
    }

    static RequestSpecification request() {
        return RestAssured.given().contentType(ContentType.JSON).accept("application/json, text/event-stream");
    }

    abstract static class HttpClient implements Client {

        private final McpTestClient<?, ?> client;

        HttpClient(McpTestClient<?, ?> client) {
            this.client = client;
        }

        /** Returns when the server has dealt with it. */
        abstract void post(JsonObject message);

        @Override
        public void send(JsonObject message) {
            client.sendAndForget(message);
        }

        @Override
        public JsonObject heard(String method) {
            return Awaitility.await()
                    .until(
                            () -> heard().filter(message -> method.equals(message.getString("method")))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }

        @Override
        public JsonObject answer(int id) {
            return client.waitForResponse(new JsonObject().put("id", id));
        }

        @Override
        public void close() {
            client.disconnect();
        }

        private Stream<JsonObject> heard() {
            return Stream.concat(client.snapshot().requests().stream(), client.snapshot().notifications().stream());
        }
    }
}

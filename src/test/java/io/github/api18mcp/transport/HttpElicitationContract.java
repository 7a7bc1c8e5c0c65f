package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Patience;
import io.quarkiverse.mcp.server.ClientCapability;
import io.quarkiverse.mcp.server.test.McpAssured.McpTestClient;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over HTTP a server has many sessions, and any of them may try to answer a question. */
@ExtendWith(Patience.class)
abstract class HttpElicitationContract extends ElicitationContract {

    private static final String ACCEPT = "'result': {'action': 'accept', 'content': {'spend': true}}";

    @Override
    abstract HttpElicitationClient openClient(JsonObject capabilities);

    @Test
    void ignores_an_answer_from_another_session_and_keeps_asking() {
        startCall();
        JsonObject question = client.received("elicitation/create");

        try (HttpElicitationClient another = openClient(FORM_ELICITATION)) {
            another.post(answer(question, ACCEPT));
        }

        client.send(answer(question, "'result': {'action': 'decline'}"));
        assertThat(consent()).isEqualTo("DECLINED");
    }

    @Test
    void ignores_an_answer_without_a_session() {
        startCall();
        JsonObject question = client.received("elicitation/create");

        request().body(answer(question, ACCEPT).encode()).post("/mcp").then().statusCode(202);

        client.send(answer(question, "'result': {'action': 'decline'}"));
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

    abstract static class HttpElicitationClient implements ElicitationClient {

        private final McpTestClient<?, ?> client;

        HttpElicitationClient(McpTestClient<?, ?> client) {
            this.client = client;
        }

        /** Sends a message and waits until the server has handled it. */
        abstract void post(JsonObject message);

        @Override
        public void send(JsonObject message) {
            client.sendAndForget(message);
        }

        @Override
        public JsonObject received(String method) {
            return Awaitility.await()
                    .until(
                            () -> received()
                                    .filter(message -> method.equals(message.getString("method")))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }

        @Override
        public JsonObject response(int id) {
            return client.waitForResponse(new JsonObject().put("id", id));
        }

        @Override
        public void close() {
            client.disconnect();
        }

        private Stream<JsonObject> received() {
            return Stream.concat(client.snapshot().requests().stream(), client.snapshot().notifications().stream());
        }
    }
}

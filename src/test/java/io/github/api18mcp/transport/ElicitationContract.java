package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Messages;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.ConfirmationRequests;
import io.github.api18mcp.tool.mcp.OpenMcpCall;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a person is asked to confirm a price. This is the same over every transport. */
@Timeout(120)
abstract class ElicitationContract {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private static final int CALL = 100;

    static final JsonObject FORM_ELICITATION = new JsonObject().put("elicitation", new JsonObject());
    static final JsonObject URL_ELICITATION_ONLY =
            new JsonObject().put("elicitation", new JsonObject().put("url", new JsonObject()));

    /** The client of one session. */
    interface ElicitationClient extends AutoCloseable {

        void send(JsonObject message);

        /** Waits for the first message from the server with that method. */
        JsonObject received(String method);

        /** Waits for the response to a request of this client. */
        JsonObject response(int id);

        @Override
        void close();
    }

    @Inject
    OpenMcpCall openCall;

    ElicitationClient client;

    abstract ElicitationClient openClient(JsonObject capabilities);

    @BeforeEach
    void connect() {
        askForConsent(LONG);
        client = openClient(FORM_ELICITATION);
    }

    @AfterEach
    void disconnect() {
        client.close();
        openCall.remove();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "'result': {'action': 'accept', 'content': {'spend': true}}; GIVEN",
                "'result': {'action': 'accept', 'content': {'spend': false}}; DECLINED",
                "'result': {'action': 'decline'}; DECLINED",
                "'result': {'action': 'cancel'}; NONE",
                "'result': {'action': 'accept'}; UNTICKED",
                "'error': {'code': -32603, 'message': 'no dialogue'}; NONE"
            })
    void the_answer_of_the_person_decides(String answer, String consent) {
        startCall();
        JsonObject question = client.received("elicitation/create");
        assertThat(question.getJsonObject("params").getString("message")).contains("A cat", "$0.60");

        client.send(answer(question, answer));

        assertThat(consent()).isEqualTo(consent);
    }

    @Test
    void a_question_without_an_answer_is_no_consent_and_is_cancelled() {
        askForConsent(SHORT);
        startCall();

        assertThat(consent()).isEqualTo("NONE");
        assertThat(client.received("notifications/cancelled")
                        .getJsonObject("params")
                        .getValue("requestId"))
                .isEqualTo(client.received("elicitation/create").getValue("id"));
    }

    @Test
    void does_not_ask_a_client_that_supports_no_forms() {
        for (JsonObject capabilities : new JsonObject[] {new JsonObject(), URL_ELICITATION_ONLY}) {
            client.close();
            client = openClient(capabilities);

            startCall();

            assertThat(consent()).isEqualTo("NONE");
        }
    }

    @Test
    void cancels_the_question_when_the_call_is_cancelled() {
        startCall();
        JsonObject question = client.received("elicitation/create");

        client.send(new JsonObject()
                .put("jsonrpc", "2.0")
                .put("method", "notifications/cancelled")
                .put("params", new JsonObject().put("requestId", CALL)));

        assertThat(client.received("notifications/cancelled")
                        .getJsonObject("params")
                        .getValue("requestId"))
                .isEqualTo(question.getValue("id"));
    }

    @Test
    void cancels_a_question_whose_answer_is_no_longer_needed() {
        openCall.remove();
        openCall.by(listener -> {
            listener.confirm(ConfirmationRequests.aboveThreshold("A cat", Usd.of("0.6"), LONG))
                    .subscribe()
                    .with(consent -> {})
                    .cancel();
            return Uni.createFrom().item("something else");
        });

        startCall();

        assertThat(consent()).isEqualTo("something else");
        assertThat(client.received("notifications/cancelled")
                        .getJsonObject("params")
                        .getValue("requestId"))
                .isEqualTo(client.received("elicitation/create").getValue("id"));
    }

    @Test
    void ignores_an_answer_to_no_question() {
        startCall();
        JsonObject question = client.received("elicitation/create");

        client.send(answer(question, "'result': {'action': 'decline'}").put("id", CALL));
        client.send(answer(question, "'result': {'action': 'decline'}").put("id", "none"));
        client.send(answer(question, "'result': {'action': 'accept', 'content': {'spend': true}}"));

        assertThat(consent()).isEqualTo("GIVEN");
    }

    void startCall() {
        client.send(Messages.call(CALL, OpenMcpCall.NAME, new JsonObject()));
    }

    String consent() {
        return client.response(CALL)
                .getJsonObject("result")
                .getJsonArray("content")
                .getJsonObject(0)
                .getString("text");
    }

    static JsonObject answer(JsonObject question, String answer) {
        return new JsonObject("{'jsonrpc': '2.0', %s}".formatted(answer).replace('\'', '"'))
                .put("id", question.getValue("id"));
    }

    private void askForConsent(Duration patience) {
        openCall.remove();
        openCall.by(
                listener -> listener.confirm(ConfirmationRequests.aboveThreshold("A cat", Usd.of("0.6"), patience)));
    }
}

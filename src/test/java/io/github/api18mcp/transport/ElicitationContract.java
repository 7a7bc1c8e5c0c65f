package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Messages;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.ConfirmationRequest;
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

/** How a person is asked whether to spend, the same over every transport. */
@Timeout(120)
abstract class ElicitationContract {

    private static final Duration EVER = Duration.ofHours(1);
    private static final Duration NOT_LONG = Duration.ofMillis(50);

    private static final int CALL = 100;

    static final JsonObject FORMS = new JsonObject().put("elicitation", new JsonObject());
    static final JsonObject ADDRESSES_ONLY =
            new JsonObject().put("elicitation", new JsonObject().put("url", new JsonObject()));

    /** The client of one session. */
    interface Client extends AutoCloseable {

        void send(JsonObject message);

        /** Waits for what the server says first of all that has that method. */
        JsonObject heard(String method);

        /** Waits for the answer to a request of the client's. */
        JsonObject answer(int id);

        @Override
        void close();
    }

    @Inject
    OpenMcpCall attended;

    Client client;

    abstract Client connected(JsonObject capabilities);

    @BeforeEach
    void connect() {
        askWith(EVER);
        client = connected(FORMS);
    }

    @AfterEach
    void disconnect() {
        client.close();
        attended.remove();
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
    void what_the_person_answers_is_what_counts(String response, String consent) {
        call();
        JsonObject question = client.heard("elicitation/create");
        assertThat(question.getJsonObject("params").getString("message")).contains("A cat", "$0.60");

        client.send(response(question, response));

        assertThat(consent()).isEqualTo(consent);
    }

    @Test
    void silence_is_no_consent_and_the_question_is_taken_back() {
        askWith(NOT_LONG);
        call();

        assertThat(consent()).isEqualTo("NONE");
        assertThat(client.heard("notifications/cancelled")
                        .getJsonObject("params")
                        .getValue("requestId"))
                .isEqualTo(client.heard("elicitation/create").getValue("id"));
    }

    @Test
    void a_client_that_shows_no_forms_is_not_asked() {
        for (JsonObject capabilities : new JsonObject[] {new JsonObject(), ADDRESSES_ONLY}) {
            client.close();
            client = connected(capabilities);

            call();

            assertThat(consent()).isEqualTo("NONE");
        }
    }

    @Test
    void who_takes_the_call_back_is_not_asked_any_more() {
        call();
        JsonObject question = client.heard("elicitation/create");

        client.send(new JsonObject()
                .put("jsonrpc", "2.0")
                .put("method", "notifications/cancelled")
                .put("params", new JsonObject().put("requestId", CALL)));

        assertThat(client.heard("notifications/cancelled")
                        .getJsonObject("params")
                        .getValue("requestId"))
                .isEqualTo(question.getValue("id"));
    }

    @Test
    void a_question_whose_answer_is_of_no_use_any_more_is_taken_back() {
        attended.remove();
        attended.by(listener -> {
            listener.confirm(new ConfirmationRequest("A cat", Usd.of("0.6"), EVER))
                    .subscribe()
                    .with(consent -> {})
                    .cancel();
            return Uni.createFrom().item("something else");
        });

        call();

        assertThat(consent()).isEqualTo("something else");
        assertThat(client.heard("notifications/cancelled")
                        .getJsonObject("params")
                        .getValue("requestId"))
                .isEqualTo(client.heard("elicitation/create").getValue("id"));
    }

    @Test
    void an_answer_to_no_question_harms_nothing() {
        call();
        JsonObject question = client.heard("elicitation/create");

        client.send(response(question, "'result': {'action': 'decline'}").put("id", CALL));
        client.send(response(question, "'result': {'action': 'decline'}").put("id", "none"));
        client.send(response(question, "'result': {'action': 'accept', 'content': {'spend': true}}"));

        assertThat(consent()).isEqualTo("GIVEN");
    }

    void call() {
        client.send(Messages.call(CALL, OpenMcpCall.NAME, new JsonObject()));
    }

    String consent() {
        return client.answer(CALL)
                .getJsonObject("result")
                .getJsonArray("content")
                .getJsonObject(0)
                .getString("text");
    }

    static JsonObject response(JsonObject question, String response) {
        return new JsonObject("{'jsonrpc': '2.0', %s}".formatted(response).replace('\'', '"'))
                .put("id", question.getValue("id"));
    }

    private void askWith(Duration patience) {
        attended.remove();
        attended.by(listener -> listener.confirm(new ConfirmationRequest("A cat", Usd.of("0.6"), patience)));
    }
}

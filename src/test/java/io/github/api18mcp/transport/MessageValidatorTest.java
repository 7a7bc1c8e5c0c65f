package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Messages;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageValidatorTest {

    private static final String PING = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";

    private static final String RESPONSE = "{\"jsonrpc\": \"2.0\", \"id\": \"q\", \"result\": {}}";

    @Test
    void a_batch_of_well_formed_messages_is_well_formed() {
        assertThat(validate("[" + PING + "]")).isInstanceOf(MessageValidation.WellFormed.class);
    }

    @Test
    void distinguishes_responses_from_requests_alone_and_in_a_batch() {
        assertThat(validate(RESPONSE)).isEqualTo(new MessageValidation.Responses(List.of(new JsonObject(RESPONSE))));
        assertThat(validate("[" + RESPONSE + ", " + RESPONSE + "]"))
                .isEqualTo(
                        new MessageValidation.Responses(List.of(new JsonObject(RESPONSE), new JsonObject(RESPONSE))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/progress\"}",
                "[" + PING + "]",
                RESPONSE,
                "{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"tools/call\"}",
                "1"
            })
    void a_batch_with_a_message_that_cannot_be_handled_is_answered_with_an_error(String message) {
        assertThat(validate("[" + PING + ", " + message + "]")).isInstanceOf(MessageValidation.ErrorReply.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "\"a\"",
                "1e2",
                "100.0",
                "1.50",
                "-0.0",
                "123456789012345678901234567890",
                "\"\\ud800\"",
                "\"\\ud83d\\ude00\""
            })
    void an_id_is_echoed_as_it_came(String id) {
        MessageValidation answer =
                validate("{\"jsonrpc\": \"2.0\", \"params\": {\"id\": 7}, \"id\": %s, \"method\": 1}".formatted(id));

        String echoed = id.contains("ude00") ? "\"\uD83D\uDE00\"" : id;
        assertThat(((MessageValidation.ErrorReply) answer).message().encode()).contains("\"id\":" + echoed + ",");
    }

    @Test
    void the_ids_of_a_batch_are_echoed_as_they_came() {
        String request =
                "{\"jsonrpc\": \"2.0\", \"id\": %s, \"method\": \"ping\", \"params\": {\"a\": [{\"id\": 1.0}]}}";
        MessageValidation batch = validate(
                "[%s, %s, %s]".formatted(request.formatted("1e2"), request.formatted("2"), request.formatted("3.0")));

        assertThat(((MessageValidation.WellFormed) batch).message().toString())
                .contains("\"id\":1e2,", "\"id\":2,", "\"id\":3.0,", "[{\"id\":1.0}]");
    }

    /** As over stdio, where calls are kept by their ids. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "\"a\"", "1e2", "100.0", "\"\\ud800\""})
    void a_cancellation_names_its_request_by_the_id_that_is_kept(String id) {
        JsonObject request = decode("{\"jsonrpc\": \"2.0\", \"id\": %s, \"method\": \"ping\"}".formatted(id));
        JsonObject cancellation = decode(
                "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/cancelled\", \"params\": {\"requestId\": %s}}"
                        .formatted(id));

        assertThat(cancellation.getJsonObject("params").getValue("requestId")).isEqualTo(request.getValue("id"));
    }

    private static JsonObject decode(String message) {
        return (JsonObject) VerbatimId.decode(Buffer.buffer(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "true", "{}", "[]"})
    void an_id_that_cannot_be_echoed_is_refused(String id) {
        assertError("{\"jsonrpc\": \"2.0\", \"id\": %s, \"method\": \"ping\"}".formatted(id), -32600);
    }

    @Test
    void a_long_id_is_refused() {
        assertError("{\"jsonrpc\": \"2.0\", \"id\": \"%s\", \"method\": \"ping\"}".formatted("x".repeat(1025)), -32600);
    }

    @Test
    void a_notification_with_an_id_is_refused() {
        assertError("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"notifications/initialized\"}", -32600);
    }

    @Test
    void on_stdio_no_message_closes_the_connection() {
        Buffer close = Buffer.buffer("{\"jsonrpc\": \"2.0\", \"method\": \"q/close\"}");

        assertThat(MessageValidator.STDIO.validate(close)).isInstanceOf(MessageValidation.Ignored.class);
        assertThat(MessageValidator.HTTP.validate(close)).isInstanceOf(MessageValidation.WellFormed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientInfo", "capabilities", "_meta", "anything"})
    void what_a_client_says_about_itself_has_at_most_8_kilobytes_a_field(String field) {
        JsonObject params = Messages.initialize().getJsonObject("params");
        JsonObject value = params.getJsonObject(field, new JsonObject()).copy();
        params.put(field, value.put("more", "x".repeat(9000)));

        assertError(Messages.initialize().put("params", params).encode(), -32602);
    }

    private static void assertError(String message, int code) {
        assertThat(validate(message)).isInstanceOfSatisfying(MessageValidation.ErrorReply.class, reply -> assertThat(
                        reply.message().getJsonObject("error").getInteger("code"))
                .isEqualTo(code));
    }

    private static MessageValidation validate(String message) {
        return MessageValidator.HTTP.validate(Buffer.buffer(message));
    }
}

package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static MessageValidation validate(String message) {
        return MessageValidator.validate(Buffer.buffer(message));
    }
}

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

    private static final String ANSWER = "{\"jsonrpc\": \"2.0\", \"id\": \"q\", \"result\": {}}";

    @Test
    void a_batch_of_good_messages_is_good() {
        assertThat(shape("[" + PING + "]")).isInstanceOf(MessageValidation.Good.class);
    }

    @Test
    void answers_are_told_from_requests_one_or_many() {
        assertThat(shape(ANSWER)).isEqualTo(new MessageValidation.Answers(List.of(new JsonObject(ANSWER))));
        assertThat(shape("[" + ANSWER + ", " + ANSWER + "]"))
                .isEqualTo(new MessageValidation.Answers(List.of(new JsonObject(ANSWER), new JsonObject(ANSWER))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/progress\"}",
                "[" + PING + "]",
                ANSWER,
                "{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"tools/call\"}",
                "1"
            })
    void a_batch_with_one_that_cannot_be_handled_is_never_left_unanswered(String message) {
        assertThat(shape("[" + PING + ", " + message + "]")).isInstanceOf(MessageValidation.Wrong.class);
    }

    private static MessageValidation shape(String message) {
        return MessageValidator.of(Buffer.buffer(message));
    }
}

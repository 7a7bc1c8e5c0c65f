package io.github.api18mcp.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.ConfirmationRequests;
import io.github.api18mcp.generation.waiting.Consent;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmationFormTest {

    @Test
    void it_says_what_is_made_and_for_how_much_and_fills_nothing_in() {
        ConfirmationRequest question =
                ConfirmationRequests.aboveThreshold("Ten seconds of a cat", Usd.of("0.6"), Duration.ofMinutes(5));

        assertThat(ConfirmationForm.of(question))
                .isEqualTo(
                        new JsonObject(
                                """
                        {"mode": "form", "message": "Ten seconds of a cat\\n\\nPrice: $0.60",
                         "requestedSchema": {"type": "object", "required": ["spend"],
                          "properties": {"spend": {"type": "boolean", "title": "Spend $0.60"}}}}
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "{'result': {'action': 'accept', 'content': {'spend': true}}}; GIVEN",
                "{'result': {'action': 'accept', 'content': {'spend': false}}}; DECLINED",
                "{'result': {'action': 'decline'}}; DECLINED",
                "{'result': {'action': 'decline', 'content': {'spend': true}}}; DECLINED",
                "{'result': {'action': 'cancel'}}; NONE",
                "{'result': {'action': 'cancel', 'content': {'spend': true}}}; NONE",
                "{'result': {'action': 'accept'}}; UNTICKED",
                "{'result': {'action': 'accept', 'content': null}}; UNTICKED",
                "{'result': {'action': 'accept', 'content': []}}; UNTICKED",
                "{'result': {'action': 'accept', 'content': {}}}; UNTICKED",
                "{'result': {'action': 'accept', 'content': {'spend': 'true'}}}; UNTICKED",
                "{'result': {'action': 'accept', 'content': {'spend': 1}}}; UNTICKED",
                "{'result': {'action': 'accept', 'content': {'spend': null}}}; UNTICKED",
                "{'result': {'action': 'ACCEPT', 'content': {'spend': true}}}; NONE",
                "{'result': {'action': 1}}; NONE",
                "{'result': {}}; NONE",
                "{'result': true}; NONE",
                "{'error': {'code': -32603, 'message': 'no'}}; NONE",
                "{}; NONE"
            })
    void only_a_true_that_was_filled_in_is_a_yes(String response, Consent consent) {
        assertThat(ConfirmationForm.read(new JsonObject(response.replace('\'', '"'))))
                .isEqualTo(consent);
    }
}

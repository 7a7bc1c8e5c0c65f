package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.profile.LimitsProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Limits as agents see them. */
@QuarkusTest
@TestProfile(LimitsProfile.class)
class LimitsTest extends SandboxCalls {

    @Test
    void a_call_above_the_limit_per_call_is_refused_before_anything_is_sent() {
        ToolAnswer answer = call(PICTURE, prompt("nine cats").put("num_images", 9));

        assertFailed(answer, "refused", "budget_exceeded", "no");
        assertThat(answer.structured().at("/error/message").asText())
                .contains("API18MCP_BUDGET_PER_CALL_USD", "$0.30", "$0.504");
        assertThat(answer.structured().path("job_id").isNull()).isTrue();
    }

    @Test
    void what_was_spent_and_what_is_left_is_told() {
        call(PICTURE, prompt("a cat"));
        call(PICTURE, prompt("a dog #fail"));

        JsonNode spending = call("spending", mapper.createObjectNode()).structured();

        assertThat(spending.path("spent_usd").decimalValue()).isEqualByComparingTo("0.056");
        assertThat(spending.path("reserved_usd").decimalValue()).isEqualByComparingTo("0");
        assertThat(spending.at("/limits/per_month_usd/left").decimalValue()).isEqualByComparingTo("0.344");
        assertThat(spending.at("/limits/unpriced_per_day/left").asInt()).isEqualTo(1);
        assertThat(spending.at("/by_model/0/model").asText()).isEqualTo("hera-1.0-text-to-image");
        assertThat(spending.at("/by_model/0/jobs").asInt()).isEqualTo(2);
        assertThat(spending.has("by_day_and_model")).isFalse();
    }

    @Test
    void what_each_model_cost_on_each_day_is_told_on_request() {
        call(PICTURE, prompt("a cat"));

        JsonNode days = call("spending", mapper.createObjectNode().put("by_day_and_model", true))
                .structured()
                .path("by_day_and_model");

        assertThat(days).hasSize(1);
        assertThat(days.at("/0/day").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(days.at("/0/model").asText()).isEqualTo("hera-1.0-text-to-image");
        assertThat(days.at("/0/spent_usd").decimalValue()).isEqualByComparingTo("0.056");
        assertThat(days.at("/0/unknown_usd").decimalValue()).isZero();
        assertThat(days.at("/0/reserved_usd").decimalValue()).isZero();
    }

    @Test
    void a_quote_says_what_limits_leave() {
        call(PICTURE, prompt("a cat"));

        JsonNode quote = call(
                        "quote",
                        mapper.createObjectNode()
                                .put("model", "hera-1.0-text-to-image")
                                .set("arguments", prompt("a cat")))
                .structured();

        assertThat(quote.at("/limits/per_month_usd/left").decimalValue()).isEqualByComparingTo("0.344");
        assertThat(quote.at("/limits/per_call_usd/limit").decimalValue()).isEqualByComparingTo("0.3");
    }

    @Test
    void what_has_no_price_in_dollars_is_counted_in_calls() {
        ToolAnswer first = call("imghero_generate_image", page());
        ToolAnswer second = call("imghero_generate_image", page());

        assertThat(first.structured().path("status").asText()).isEqualTo("completed");
        assertFailed(second, "refused", "budget_exceeded", "no");
        assertThat(second.structured().at("/error/message").asText())
                .contains("API18MCP_BUDGET_UNPRICED_PER_DAY", "1 calls");
    }

    @Test
    void a_month_is_full_when_it_is_full() {
        for (int picture = 0; picture < 7; picture++) {
            assertThat(call(PICTURE, prompt("cat " + picture))
                            .structured()
                            .path("status")
                            .asText())
                    .isEqualTo("completed");
        }

        assertFailed(call(PICTURE, prompt("one too many")), "refused", "budget_exceeded", "no");
    }

    private JsonNode page() {
        return mapper.createObjectNode().put("url", "https://example.com/" + UUID.randomUUID());
    }
}

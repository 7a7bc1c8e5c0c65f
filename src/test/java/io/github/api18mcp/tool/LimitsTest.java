package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What agents see of limits. Each test is a caller of its own, so that none has another's spending. */
@QuarkusTest
@TestProfile(LimitsTest.Tight.class)
class LimitsTest extends SandboxCalls {

    private final Owner owner = new Owner(new Caller(UUID.randomUUID().toString()), Mode.SANDBOX);

    @Test
    void a_call_above_the_limit_per_call_is_refused_before_anything_is_sent() {
        ToolAnswer answer = mine(PICTURE, prompt("nine cats").put("num_images", 9));

        assertFailed(answer, "refused", "budget_exceeded", "no");
        assertThat(answer.structured().at("/error/message").asText())
                .contains("API18MCP_BUDGET_PER_CALL_USD", "$0.30", "$0.504");
        assertThat(answer.structured().path("job_id").isNull()).isTrue();
    }

    @Test
    void what_was_spent_and_what_is_left_is_told() {
        mine(PICTURE, prompt("a cat"));
        mine(PICTURE, prompt("a dog #fail"));

        JsonNode spending = mine("spending", mapper.createObjectNode()).structured();

        assertThat(spending.path("spent_usd").decimalValue()).isEqualByComparingTo("0.056");
        assertThat(spending.path("reserved_usd").decimalValue()).isEqualByComparingTo("0");
        assertThat(spending.at("/limits/per_month_usd/left").decimalValue()).isEqualByComparingTo("0.344");
        assertThat(spending.at("/limits/unpriced_per_day/left").asInt()).isEqualTo(1);
        assertThat(spending.at("/by_model/0/model").asText()).isEqualTo("hera-1.0-text-to-image");
        assertThat(spending.at("/by_model/0/jobs").asInt()).isEqualTo(2);
    }

    @Test
    void a_quote_says_what_limits_leave() {
        mine(PICTURE, prompt("a cat"));

        JsonNode quote = mine(
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
        ToolAnswer first = mine("imghero_generate_image", page());
        ToolAnswer second = mine("imghero_generate_image", page());

        assertThat(first.structured().path("status").asText()).isEqualTo("completed");
        assertFailed(second, "refused", "budget_exceeded", "no");
        assertThat(second.structured().at("/error/message").asText())
                .contains("API18MCP_BUDGET_UNPRICED_PER_DAY", "1 calls");
    }

    @Test
    void a_month_is_full_when_it_is_full() {
        for (int picture = 0; picture < 7; picture++) {
            assertThat(mine(PICTURE, prompt("cat " + picture))
                            .structured()
                            .path("status")
                            .asText())
                    .isEqualTo("completed");
        }

        assertFailed(mine(PICTURE, prompt("one too many")), "refused", "budget_exceeded", "no");
    }

    private ToolAnswer mine(String tool, JsonNode arguments) {
        return registry.tool(tool)
                .orElseThrow()
                .call(new ToolCall(owner, arguments, CallListener.SILENT))
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    private JsonNode page() {
        return mapper.createObjectNode().put("url", "https://example.com/" + UUID.randomUUID());
    }

    /** A month, for a day may end while a test runs; the first of a month is one too, and is risked. */
    public static final class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(SETTINGS);
            settings.put("api18mcp.budget.per-call-usd", "0.3");
            settings.put("api18mcp.budget.per-month-usd", "0.4");
            settings.put("api18mcp.budget.unpriced-per-day", "1");
            return settings;
        }
    }
}

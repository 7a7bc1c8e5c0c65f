package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.profile.SandboxProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.github.api18mcp.tool.answer.ToolAnswer.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Theo's pictures in the contract's answers: the price is known only afterwards. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class TheoAnswersTest extends SandboxCalls {

    private static final String TOOL = "theo_generate_images";
    private static final String PRICE = "known only afterwards (cost_usd)";

    @Test
    void two_pictures_cost_what_the_answer_says_afterwards() {
        ToolAnswer answer = call(
                TOOL,
                prompt("a logo")
                        .put("style", "photorealistic")
                        .put("aspect_ratio", "1:1")
                        .put("count", 2));

        JsonNode job = answer.structured();
        assertThat(answer.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(job.path("provider").asText()).isEqualTo("theo");
        assertThat(job.path("provider_job_id").asText()).startsWith("img_");
        assertThat(job.path("model").asText()).isEqualTo("theo-generate-images");
        assertThat(job.path("status").asText()).isEqualTo("completed");
        assertThat(job.path("output_kind").asText()).isEqualTo("image");
        assertThat(job.path("outputs")).hasSize(2);
        assertThat(job.path("quoted_usd").isNull()).isTrue();
        assertThat(job.path("cost_usd").isNumber()).isTrue();
        assertThat(job.path("cost_usd").decimalValue()).isEqualByComparingTo("0.0008");
        assertThat(job.path("charged").asText()).isEqualTo("yes");
        assertThat(job.path("sandbox").asBoolean()).isTrue();
        assertThat(answer.text())
                .contains("![image 1](http://127.0.0.1:", "![image 2](http://127.0.0.1:", "cost $0.0008");
        assertThat(answer.links()).hasSize(2);
    }

    @Test
    void an_output_says_what_engine_made_it() {
        ObjectNode arguments = prompt("a logo").put("style", "watercolor").put("aspect_ratio", "wide");

        JsonNode output = call(TOOL, arguments).structured().at("/outputs/0");

        assertThat(output.path("engine").asText()).isEqualTo("theo-vision");
        assertThat(output.path("engine_model").asText()).isEqualTo("theo-1-create");
        assertThat(output.path("engine_prompt").asText()).isEqualTo("a logo Style: watercolor. Aspect ratio: wide.");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, charged {3}")
    @CsvSource({
        "#401, failed, invalid_api_key, no",
        "#400, failed, invalid_arguments, no",
        "#500, unknown, outcome_unknown, unknown",
        "#502-html, unknown, outcome_unknown, unknown",
        "#cut, unknown, outcome_unknown, unknown",
        "#garbage, unknown, outcome_unknown, unknown",
        "#empty, failed, provider_protocol, yes"
    })
    void what_goes_wrong_is_told_with_what_became_of_the_money(
            String word, String status, String type, String charged) {
        assertFailed(call(TOOL, prompt("a cat " + word)), status, type, charged);
    }

    @Test
    void a_limit_that_passes_is_not_noticed() {
        assertThat(call(TOOL, prompt("a cat #429")).structured().path("status").asText())
                .isEqualTo("completed");
    }

    @Test
    void a_quote_has_no_price_in_dollars_but_words() {
        ToolAnswer answer = quote("theo-generate-images", prompt("a logo").put("count", 4));

        assertThat(answer.structured().path("model").asText()).isEqualTo("theo-generate-images");
        assertThat(answer.structured().path("quoted_usd")).hasToString("null");
        assertThat(answer.structured().path("price").asText()).isEqualTo(PRICE);
        assertThat(answer.structured().path("violations")).isEmpty();
        assertThat(answer.text()).contains(PRICE).doesNotContain("$", "null");
    }

    @Test
    void a_quote_names_everything_that_is_wrong() {
        ObjectNode arguments = prompt(" ").put("count", 5).put("seed", 1);

        assertThat(quote("theo-generate-images", arguments).structured().path("violations"))
                .extracting(violation -> violation.path("parameter").asText())
                .isEqualTo(List.of("prompt", "count", "seed"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void a_refusal_of_arguments_names_the_model_and_costs_nothing(int count) {
        ToolAnswer answer = call(TOOL, prompt("a logo").put("count", count));

        assertThat(answer.structured().path("status").asText()).isEqualTo("refused");
        assertThat(answer.structured().at("/error/violations/0/parameter").asText())
                .isEqualTo("count");
        assertThat(answer.structured().path("model").asText()).isEqualTo("theo-generate-images");
        assertThat(answer.structured().path("charged").asText()).isEqualTo("no");
    }

    @Test
    void its_picture_may_be_the_input_of_another_call() {
        String picture = call(TOOL, prompt("a lighthouse"))
                .structured()
                .at("/outputs/0/url")
                .asText();

        assertThat(call("hera_1_0_image_to_video", prompt("waves").put("image", picture))
                        .structured()
                        .path("status")
                        .asText())
                .isEqualTo("completed");
    }
}

package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.profile.SandboxProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.github.api18mcp.tool.answer.ToolAnswer.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** imghero's pictures and pages in the contract's answers: a picture costs one image of a balance. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class ImgheroAnswersTest extends SandboxCalls {

    private static final String TOOL = "imghero_generate_image";
    private static final String PRICE = "one image of your imghero balance";

    @Test
    void a_picture_costs_no_dollars_but_one_of_the_balance() {
        ToolAnswer answer = call(TOOL, page("https://example.com/price"));

        JsonNode job = answer.structured();
        assertThat(answer.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(job.path("provider").asText()).isEqualTo("imghero");
        assertThat(job.path("model").asText()).isEqualTo("imghero-generate-image");
        assertThat(job.path("status").asText()).isEqualTo("completed");
        assertThat(job.path("outputs")).hasSize(1);
        assertThat(job.path("quoted_usd").isNull()).isTrue();
        assertThat(job.path("cost_usd").isNull()).isTrue();
        assertThat(job.path("charged").asText()).isEqualTo("yes");
        assertThat(answer.text())
                .contains("![image](http://127.0.0.1:", "price: " + PRICE)
                .doesNotContain("$", "null");
    }

    @Test
    void an_output_says_its_style_and_the_stable_address_of_its_page() {
        JsonNode job = call(TOOL, page("https://example.com/style").put("style", "sketch"))
                .structured();

        JsonNode page = shown(urlId(job));
        assertThat(job.at("/outputs/0/style").asText()).isEqualTo("sketch");
        assertThat(job.at("/outputs/0/stable_url")).isEqualTo(page.path("image_url"));
        assertThat(job.at("/outputs/0/url")).isEqualTo(page.at("/images/0/direct_url"));
    }

    @Test
    void two_pictures_of_one_page_are_two_jobs_with_a_picture_each() {
        JsonNode photo = call(TOOL, page("https://example.com/two").put("style", "photo"))
                .structured();
        JsonNode sketch = call(TOOL, page("https://example.com/two").put("style", "sketch"))
                .structured();

        assertThat(urlId(sketch)).isEqualTo(urlId(photo));
        assertThat(sketch.at("/outputs/0/stable_url")).isEqualTo(photo.at("/outputs/0/stable_url"));
        assertThat(sketch.at("/outputs/0/url")).isNotEqualTo(photo.at("/outputs/0/url"));
        assertThat(sketch.at("/outputs/0/style").asText()).isEqualTo("sketch");
        assertThat(shown(urlId(photo)).path("images").findValuesAsText("style")).containsExactly("photo", "sketch");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, charged {3}")
    @CsvSource({
        "401, failed, invalid_api_key, no",
        "402, failed, insufficient_balance, no",
        "402-promo, failed, paid_balance_required, no",
        "400, failed, invalid_arguments, no",
        "500, unknown, outcome_unknown, unknown",
        "502-html, unknown, outcome_unknown, unknown",
        "cut, unknown, outcome_unknown, unknown",
        "garbage, unknown, outcome_unknown, unknown",
        "fail, failed, generation_failed, unknown",
        "empty, failed, provider_protocol, yes",
        "gone, unknown, job_not_found, unknown"
    })
    void what_goes_wrong_is_told_with_what_became_of_the_money(
            String word, String status, String type, String charged) {
        assertFailed(call(TOOL, page("https://example.com/cats#" + word)), status, type, charged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "poll-500"})
    void what_passes_is_not_noticed(String word) {
        assertThat(call(TOOL, page("https://example.com/cats#" + word))
                        .structured()
                        .path("status")
                        .asText())
                .isEqualTo("completed");
    }

    @Test
    void a_quote_has_no_price_in_dollars_but_words() {
        ToolAnswer answer = quote("imghero-generate-image", page("https://example.com/"));

        assertThat(answer.structured().path("model").asText()).isEqualTo("imghero-generate-image");
        assertThat(answer.structured().path("quoted_usd")).hasToString("null");
        assertThat(answer.structured().path("price").asText()).isEqualTo(PRICE);
        assertThat(answer.structured().path("violations")).isEmpty();
        assertThat(answer.text()).contains(PRICE).doesNotContain("$", "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.168.1.1/", "example.com", "file:///etc/passwd"})
    void a_page_that_is_not_public_is_a_violation(String url) {
        assertThat(quote("imghero-generate-image", page(url))
                        .structured()
                        .at("/violations/0/parameter")
                        .asText())
                .isEqualTo("url");
    }

    @Test
    void a_search_answers_in_the_services_own_words() {
        call(TOOL, page("https://example.com/search/one"));
        call(TOOL, page("https://example.com/search/two"));

        ToolAnswer answer = call(
                "imghero_search_urls",
                mapper.createObjectNode().put("q", "search/").put("limit", 1).put("offset", 1));

        JsonNode found = answer.structured();
        assertThat(answer.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(found.fieldNames()).toIterable().containsExactly("urls", "total", "limit", "offset");
        assertThat(found.path("urls")).hasSize(1);
        assertThat(found.at("/urls/0/url").asText()).isEqualTo("https://example.com/search/one");
        assertThat(found.path("total").asInt()).isEqualTo(2);
        assertThat(found.path("limit").asInt()).isEqualTo(1);
        assertThat(found.path("offset").asInt()).isEqualTo(1);
        assertThat(answer.text()).contains("https://example.com/search/one");
    }

    @Test
    void a_page_answers_in_the_services_own_words() {
        String id = urlId(call(TOOL, page("https://example.com/details")).structured());

        JsonNode page = shown(id);

        assertThat(page.fieldNames())
                .toIterable()
                .containsExactly("url_id", "url", "title", "image_url", "images", "created_at");
        assertThat(page.path("url_id").asText()).isEqualTo(id);
        assertThat(page.path("url").asText()).isEqualTo("https://example.com/details");
        assertThat(page.at("/images/0/status").asText()).isEqualTo("completed");
    }

    @Test
    void a_page_that_is_none_is_not_found() {
        ToolAnswer answer = call("imghero_get_url", mapper.createObjectNode().put("url_id", "url_abc12345"));

        assertThat(answer.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(answer.structured().path("status").asText()).isEqualTo("failed");
        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("not_found");
        assertThat(answer.structured().path("charged").asText()).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void a_search_out_of_bounds_is_refused(int limit) {
        ToolAnswer answer =
                call("imghero_search_urls", mapper.createObjectNode().put("limit", limit));

        assertThat(answer.structured().path("status").asText()).isEqualTo("refused");
        assertThat(answer.structured().at("/error/violations/0/parameter").asText())
                .isEqualTo("limit");
    }

    private ObjectNode page(String url) {
        return mapper.createObjectNode().put("url", url);
    }

    private JsonNode shown(String urlId) {
        return call("imghero_get_url", mapper.createObjectNode().put("url_id", urlId))
                .structured();
    }

    /** The service knows the job as a picture of a page. */
    private static String urlId(JsonNode job) {
        return job.path("provider_job_id").asText().replaceFirst("/.*", "");
    }
}

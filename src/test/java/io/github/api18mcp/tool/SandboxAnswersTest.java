package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.image.Pictures;
import io.github.api18mcp.profile.SandboxProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's table from the wire to the answer, with the sandbox as the service that fails. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class SandboxAnswersTest extends SandboxCalls {

    @ParameterizedTest(name = "{0}: {1}, {2}, charged {3}")
    @CsvSource({
        "#401, failed, invalid_api_key, no",
        "#402, failed, insufficient_balance, no",
        "#402-promo, failed, paid_balance_required, no",
        "#404, failed, model_not_found, no",
        "#400, failed, invalid_arguments, no",
        "#500, unknown, outcome_unknown, unknown",
        "#502-html, unknown, outcome_unknown, unknown",
        "#cut, unknown, outcome_unknown, unknown",
        "#garbage, unknown, outcome_unknown, unknown",
        "#fail, failed, generation_failed, no",
        "#empty, failed, provider_protocol, yes",
        "#gone, unknown, job_not_found, unknown"
    })
    void what_goes_wrong_is_told_with_what_became_of_the_money(
            String word, String status, String type, String charged) {
        assertFailed(call(PICTURE, prompt("a cat " + word)), status, type, charged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#429", "#502", "#poll-500"})
    void what_passes_is_not_noticed(String word) {
        assertThat(call(PICTURE, prompt("a cat " + word))
                        .structured()
                        .path("status")
                        .asText())
                .isEqualTo("completed");
    }

    @Test
    void an_earlier_output_and_a_picture_from_the_chat_become_clips() {
        String job = call(PICTURE, prompt("a lighthouse"))
                .structured()
                .path("job_id")
                .asText();
        String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(Pictures.png());

        assertThat(Stream.of("job:" + job, data)
                        .map(image ->
                                call("hera_1_0_image_to_video", prompt("waves").put("image", image))))
                .allSatisfy(clip ->
                        assertThat(clip.structured().path("status").asText()).isEqualTo("completed"));
    }

    @Test
    void a_picture_becomes_a_clip() {
        String picture = call(PICTURE, prompt("a lighthouse"))
                .structured()
                .at("/outputs/0/url")
                .asText();

        ToolAnswer clip = call("hera_1_0_image_to_video", prompt("waves").put("image", picture));

        assertThat(clip.structured().path("status").asText()).isEqualTo("completed");
        assertThat(clip.structured().path("output_kind").asText()).isEqualTo("video");
        assertThat(clip.text()).startsWith("[video](http://127.0.0.1:");
    }

    @Test
    void a_refusal_by_policy_sends_nothing_and_does_not_repeat_the_prompt() {
        ToolAnswer answer = call(PICTURE, prompt("a nude child, oil on canvas"));

        assertThat(answer.structured().path("status").asText()).isEqualTo("refused");
        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("policy_refused");
        assertThat(answer.structured().path("job_id").isNull()).isTrue();
        assertThat(answer.structured() + answer.text()).doesNotContain("oil on canvas");
    }

    @Test
    void what_is_left_out_of_a_picture_is_not_what_it_shows() {
        ObjectNode arguments = prompt("a mother and her child at the beach").put("negative_prompt", "nude");
        arguments.putArray("images").add("https://example.com/photo.jpg");

        assertThat(call("hera_1_0_image_edit", arguments)
                        .structured()
                        .path("status")
                        .asText())
                .isEqualTo("completed");
    }

    @Test
    void the_list_of_models_names_those_of_all_three_services() {
        JsonNode models =
                call("list_models", mapper.createObjectNode()).structured().path("models");

        assertThat(models)
                .extracting(model -> model.path("provider").asText() + ": "
                        + model.path("tool").asText())
                .containsExactly(
                        "api18: centaurus_1_0_text_to_video",
                        "api18: centaurus_1_0_image_to_video",
                        "api18: hera_1_0_image_to_video",
                        "api18: hera_1_0_image_edit",
                        "api18: hera_1_0_text_to_image",
                        "api18: zeus_1_0_image_to_video",
                        "api18: zeus_1_0_image_to_video_480p",
                        "theo: theo_generate_images",
                        "imghero: imghero_generate_image");
        assertThat(models).allSatisfy(model -> {
            assertThat(model.path("usable").asBoolean()).isTrue();
            assertThat(model.path("why_not").isNull()).isTrue();
            assertThat(model.path("price").asText()).isNotBlank();
        });
    }

    @Test
    void an_answer_after_the_end_says_where_to_go_on() {
        call(PICTURE, prompt("one"));
        call(PICTURE, prompt("two"));

        JsonNode first =
                call("list_jobs", mapper.createObjectNode().put("limit", 1)).structured();
        JsonNode rest = call(
                        "list_jobs",
                        mapper.createObjectNode()
                                .put("before", first.path("next_before").asText()))
                .structured();

        assertThat(first.path("jobs")).hasSize(1);
        assertThat(rest.path("jobs")).isNotEmpty();
        assertThat(rest.path("jobs").toString())
                .doesNotContain(first.at("/jobs/0/job_id").asText());
    }

    @Test
    void the_list_tells_time_prompt_cost_and_address() {
        JsonNode job = call(PICTURE, prompt("A red lighthouse\nat dusk")).structured();
        call(PICTURE, prompt("A boat"));

        ToolAnswer found = call("list_jobs", mapper.createObjectNode().put("query", "DUSK red"));

        assertThat(found.structured().path("jobs")).hasSize(1);
        assertThat(found.structured().at("/jobs/0/prompt").asText()).isEqualTo("A red lighthouse\nat dusk");
        assertThat(found.text())
                .matches("- \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, "
                        + job.path("job_id").asText()
                        + ", hera-1.0-text-to-image, completed, \\$0\\.056: A red lighthouse at dusk\n  http://\\S+")
                .endsWith(job.at("/outputs/0/url").asText());
    }

    @Test
    void the_list_is_limited_by_kind_and_time() {
        call(PICTURE, prompt("A boat"));

        assertThat(jobs(mapper.createObjectNode().put("kind", "video"))).isEmpty();
        assertThat(jobs(mapper.createObjectNode().put("kind", "image"))).hasSize(1);
        assertThat(jobs(mapper.createObjectNode().put("since", "2026-01-01"))).hasSize(1);
        assertThat(jobs(mapper.createObjectNode().put("since", "2199-01-01"))).isEmpty();
        assertThat(jobs(mapper.createObjectNode().put("until", "2199-01-01"))).hasSize(1);
        assertThat(jobs(mapper.createObjectNode().put("until", "2026-01-01"))).isEmpty();
    }

    @Test
    void the_list_is_limited_by_cost() {
        call(PICTURE, prompt("A boat"));

        assertThat(jobs(mapper.createObjectNode().put("min_usd", 0.056).put("max_usd", 0.056)))
                .hasSize(1);
        assertThat(jobs(mapper.createObjectNode().put("min_usd", 0.06))).isEmpty();
        assertThat(jobs(mapper.createObjectNode().put("max_usd", 0.05))).isEmpty();
    }

    @Test
    void a_job_tells_what_it_was_called_with() {
        ObjectNode arguments = prompt("A boat").put("aspect_ratio", "16:9");
        String id = call(PICTURE, arguments).structured().path("job_id").asText();

        JsonNode job =
                call("get_job", mapper.createObjectNode().put("job_id", id)).structured();

        assertThat(job.path("arguments")).isEqualTo(arguments);
    }

    @Test
    void a_time_that_is_none_is_refused() {
        ToolAnswer answer = call("list_jobs", mapper.createObjectNode().put("since", "yesterday"));

        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("invalid_arguments");
        assertThat(answer.structured().at("/error/violations/0/parameter").asText())
                .isEqualTo("since");
        assertThat(answer.structured().path("jobs")).isEmpty();
    }

    private JsonNode jobs(ObjectNode arguments) {
        return call("list_jobs", arguments).structured().path("jobs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"j_0000000000000000", "rubbish"})
    void a_list_cannot_go_on_from_a_job_that_is_none(String before) {
        ToolAnswer answer = call("list_jobs", mapper.createObjectNode().put("before", before));

        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("job_not_found");
        assertThat(answer.structured().path("jobs")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"j_0000000000000000", "rubbish", "../jobs"})
    void a_job_that_is_none_is_not_found(String id) {
        ToolAnswer answer = call("get_job", mapper.createObjectNode().put("job_id", id));

        assertThat(answer.structured().path("status").asText()).isEqualTo("refused");
        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("job_not_found");
        assertThat(answer.structured().path("charged").asText()).isEqualTo("no");
    }
}

package io.github.api18mcp.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Patience;
import io.github.api18mcp.profile.SandboxProfile;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkiverse.mcp.server.test.McpAssured.PromptInfo;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Patience.class)
@QuarkusTest
@TestProfile(SandboxProfile.class)
class AgentPromptsTest {

    private McpStreamableTestClient client;

    @BeforeEach
    void connect() {
        client = McpAssured.newConnectedStreamableClient();
    }

    @AfterEach
    void disconnect() {
        client.disconnect();
    }

    @Test
    void the_list_names_each_prompt_and_what_it_asks_for() {
        client.when()
                .promptsList(page -> {
                    assertThat(page.prompts())
                            .extracting(PromptInfo::name)
                            .containsExactlyInAnyOrder(
                                    "product_photo",
                                    "story_in_clips",
                                    "edit_picture",
                                    "cheapest_draft",
                                    "compare_models",
                                    "spending_report");
                    assertThat(page.prompts()).allSatisfy(prompt -> {
                        assertThat(prompt.title()).isNotBlank();
                        assertThat(prompt.description()).endsWith(".");
                        assertThat(prompt.arguments()).allSatisfy(argument -> assertThat(argument.description())
                                .isNotBlank());
                    });
                })
                .thenAssertResults();
    }

    @Test
    void a_prompt_names_the_cheapest_model_and_asks_for_care_with_money() {
        assertThat(text("product_photo", Map.of("product", "a blue mug")))
                .contains("Product: a blue mug", "hera_1_0_text_to_image ($0.056 per image)", "quote is free")
                .contains("Aspect ratio: 1:1", "never send it again");
        assertThat(text("cheapest_draft", Map.of("idea", "a boat", "kind", "video")))
                .contains("a boat", "zeus_1_0_image_to_video ($0.30 for 5 s at 480p");
        assertThat(text("edit_picture", Map.of("picture", "job:j_1", "change", "rain")))
                .contains("job:j_1", "rain", "hera_1_0_image_edit");
        assertThat(text("story_in_clips", Map.of("story", "A boat sinks", "clips", "4")))
                .contains("in 4 clips: A boat sinks", "hera_1_0_text_to_image", "zeus_1_0_image_to_video");
    }

    @Test
    void models_are_compared_among_those_of_one_kind() {
        assertThat(text("compare_models", Map.of("prompt", "a boat", "kind", "video")))
                .contains("centaurus_1_0_text_to_video", "zeus_1_0_image_to_video_480p")
                .doesNotContain("hera_1_0_image_edit", "theo_generate_images");
    }

    @Test
    void a_report_spends_nothing() {
        assertThat(text("spending_report", Map.of())).contains("the last 30 days", "Spend nothing.");
    }

    @Test
    void a_kind_that_no_model_generates_is_no_error() {
        assertThat(text("cheapest_draft", Map.of("idea", "a boat", "kind", "sculpture")))
                .contains("list_models, which says why");
    }

    @ParameterizedTest
    @CsvSource({
        "product_photo,   aspect_ratio, 16, 16:9",
        "story_in_clips,  clips,        4,  4",
        "cheapest_draft,  kind,         v,  video",
        "compare_models,  kind,         i,  image",
        "spending_report, days,         7,  7"
    })
    void an_argument_is_completed(String prompt, String argument, String prefix, String value) {
        client.when()
                .promptComplete(prompt, argument, prefix, completion -> assertThat(completion.values())
                        .containsExactly(value))
                .thenAssertResults();
    }

    @Test
    void the_callers_latest_pictures_are_offered_for_editing() {
        AtomicReference<String> id = new AtomicReference<>();
        client.when()
                .toolsCall(
                        "hera_1_0_text_to_image",
                        Map.of("prompt", "a mug"),
                        made -> id.set(((JsonObject) made.structuredContent()).getString("job_id")))
                .thenAssertResults();

        client.when()
                .promptComplete("edit_picture", "picture", "job:", completion -> assertThat(completion.values())
                        .contains("job:" + id.get()))
                .promptComplete("edit_picture", "picture", "https:", completion -> assertThat(completion.values())
                        .isEmpty())
                .thenAssertResults();
    }

    private String text(String prompt, Map<String, String> arguments) {
        AtomicReference<String> text = new AtomicReference<>();
        client.when()
                .promptsGet(prompt, arguments, response -> {
                    assertThat(response.messages()).hasSize(1);
                    text.set(response.firstMessage().content().asText().text());
                })
                .thenAssertResults();
        return text.get();
    }
}

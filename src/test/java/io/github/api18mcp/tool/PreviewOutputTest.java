package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.SandboxProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The card gets a caller's own pictures as bytes, within what a host takes. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class PreviewOutputTest extends SandboxCalls {

    private static final int MOST_CHARACTERS = 1_000_000;

    private final Owner owner = new Owner(new Caller("preview"), Mode.SANDBOX);

    @Test
    void every_picture_of_a_job_has_a_preview() throws IOException {
        String job = job(PICTURE, "a lighthouse", 2);

        for (int output = 1; output <= 2; output++) {
            JsonNode preview = preview(owner, job, output).structured();

            String data = preview.path("data").asText();
            assertThat(preview.path("mime_type").asText()).startsWith("image/");
            assertThat(data).hasSizeBetween(1, MOST_CHARACTERS);
            assertThat(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data))))
                    .isNotNull();
        }
    }

    @Test
    void an_output_that_does_not_exist_has_none() {
        assertThat(preview(owner, job(PICTURE, "a boat", 1), 2)
                        .structured()
                        .path("data")
                        .isNull())
                .isTrue();
    }

    @Test
    void nobody_sees_the_pictures_of_another_caller() {
        Owner other = new Owner(new Caller("stranger"), Mode.SANDBOX);

        JsonNode answer = preview(other, job(PICTURE, "a secret", 1), 1).structured();

        assertThat(answer.at("/error/type").asText()).isEqualTo("job_not_found");
        assertThat(answer.has("data")).isFalse();
    }

    @Test
    void agents_and_people_are_not_offered_the_tool() {
        assertThat(registry.tools()).noneMatch(tool -> tool.definition().name().equals("preview_output"));
        assertThat(registry.tool("preview_output")).isEmpty();
    }

    private String job(String model, String prompt, int images) {
        return call(owner, model, prompt(prompt).put("num_images", images), CallListener.SILENT)
                .structured()
                .path("job_id")
                .asText();
    }

    private ToolAnswer preview(Owner by, String job, int output) {
        AgentTool tool = registry.cardTools().get(0);
        return tool.call(new ToolCall(
                        by, mapper.createObjectNode().put("job_id", job).put("output", output), CallListener.SILENT))
                .await()
                .atMost(Duration.ofMinutes(1));
    }
}

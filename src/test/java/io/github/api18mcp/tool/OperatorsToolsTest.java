package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator who wants no videos of centaurus, and no agent that asks what was spent. */
@QuarkusTest
@TestProfile(OperatorsToolsTest.NoVideos.class)
class OperatorsToolsTest extends SandboxCalls {

    private static final String CENTAURUS = "centaurus-1.0-text-to-video";

    @Test
    void agents_are_not_offered_what_is_denied() {
        assertThat(registry.tools())
                .extracting(tool -> tool.definition().name())
                .contains(PICTURE, "submit_job")
                .doesNotContain("centaurus_1_0_text_to_video", "spending", "list_models");
    }

    @Test
    void nor_by_another_way() {
        ObjectNode arguments = mapper.createObjectNode().put("model", CENTAURUS);
        arguments.set("arguments", prompt("a cat"));

        assertFailed(call("submit_job", arguments), "refused", "not_allowed", "no");
    }

    @Test
    void the_person_at_the_terminal_still_sees_models_and_money() {
        assertThat(call("spending", mapper.createObjectNode())
                        .structured()
                        .path("spent_usd")
                        .isNumber())
                .isTrue();
        assertThat(call("list_models", mapper.createObjectNode()).structured().path("models"))
                .filteredOn(model -> model.path("id").asText().equals(CENTAURUS))
                .singleElement()
                .satisfies(model -> assertThat(model.path("why_not").asText()).contains("not allowed by the operator"));
    }

    public static final class NoVideos implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(SETTINGS);
            settings.put("api18mcp.tools.deny", "centaurus_*, spending, list_models");
            return settings;
        }
    }
}

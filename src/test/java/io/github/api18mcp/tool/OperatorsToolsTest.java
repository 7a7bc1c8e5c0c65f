package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.LimitsProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** An operator who allows no centaurus videos, and no agent to see what was spent. */
@QuarkusTest
@TestProfile(LimitsProfile.class)
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
        Owner local = new Owner(Caller.LOCAL, Mode.SANDBOX);

        assertThat(call(local, "spending", mapper.createObjectNode(), CallListener.SILENT)
                        .structured()
                        .path("spent_usd")
                        .isNumber())
                .isTrue();
        assertThat(call(local, "list_models", mapper.createObjectNode(), CallListener.SILENT)
                        .structured()
                        .path("models"))
                .filteredOn(model -> model.path("id").asText().equals(CENTAURUS))
                .singleElement()
                .satisfies(model -> assertThat(model.path("why_not").asText()).contains("not allowed by the operator"));
    }
}

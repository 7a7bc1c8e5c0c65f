package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.github.api18mcp.tool.answer.ToolAnswer.Verdict;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** Tool calls with the sandbox as the service. */
abstract class SandboxCalls {

    static final String PICTURE = "hera_1_0_text_to_image";

    /** A caller for each test, so that none sees another's spending. */
    final Owner owner = new Owner(new Caller(UUID.randomUUID().toString()), Mode.SANDBOX);

    @Inject
    ToolRegistry registry;

    @Inject
    ObjectMapper mapper;

    ObjectNode prompt(String prompt) {
        return mapper.createObjectNode().put("prompt", prompt);
    }

    ToolAnswer call(String tool, JsonNode arguments) {
        return call(tool, arguments, CallListener.SILENT);
    }

    ToolAnswer call(String tool, JsonNode arguments, CallListener listener) {
        return call(owner, tool, arguments, listener);
    }

    ToolAnswer call(Owner by, String tool, JsonNode arguments, CallListener listener) {
        return registry.tool(tool)
                .orElseThrow()
                .call(new ToolCall(by, arguments, listener))
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    ToolAnswer quote(String model, ObjectNode arguments) {
        return call("quote", mapper.createObjectNode().put("model", model).set("arguments", arguments));
    }

    static void assertFailed(ToolAnswer answer, String status, String type, String charged) {
        JsonNode job = answer.structured();
        assertThat(answer.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(job.path("status").asText()).isEqualTo(status);
        assertThat(job.at("/error/type").asText()).isEqualTo(type);
        assertThat(job.path("charged").asText()).isEqualTo(charged);
        assertThat(job.path("next_step").asText()).isNotBlank();
        assertThat(job.at("/error/retryable").asBoolean())
                .isEqualTo(type.equals("rate_limited") || type.equals("provider_unavailable"));
        assertThat(answer.text())
                .contains("Sandbox")
                .contains(job.at("/error/message").asText());
    }
}

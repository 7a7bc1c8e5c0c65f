package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.UnwritableProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnwritableProfile.class)
class JournalUnavailableTest {

    private static final Owner OWNER = new Owner(Caller.LOCAL, Mode.SANDBOX);

    @Inject
    ToolRegistry tools;

    @Test
    void no_paid_job_is_begun_that_cannot_be_written_down() {
        ObjectNode arguments = object().put("prompt", "a cat");

        assertRejected("hera_1_0_text_to_image", arguments);
        assertRejected(
                "submit_job", object().put("model", "hera-1.0-text-to-image").set("arguments", arguments));
    }

    @Test
    void a_job_that_cannot_be_read_is_not_said_to_be_missing() {
        assertRejected("get_job", object().put("job_id", JobId.fresh().value()));
    }

    @Test
    void a_list_that_cannot_be_read_is_not_said_to_be_empty() {
        assertRejected("list_jobs", object());
        assertRejected("spending", object());
    }

    private void assertRejected(String tool, ObjectNode arguments) {
        ObjectNode answer = tools.tool(tool)
                .orElseThrow()
                .call(new ToolCall(OWNER, arguments, CallListener.SILENT))
                .await()
                .atMost(Duration.ofMinutes(2))
                .structured();

        assertThat(answer.path("status").asText()).isEqualTo("refused");
        assertThat(answer.path("error").path("type").asText()).isEqualTo("journal_unavailable");
        assertThat(answer.path("charged").asText()).isEqualTo("no");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

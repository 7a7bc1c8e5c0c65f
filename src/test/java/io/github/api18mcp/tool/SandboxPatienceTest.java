package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.TokensProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.github.api18mcp.tool.answer.ToolAnswer.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls whose wait ends before their job. */
@QuarkusTest
@TestProfile(TokensProfile.class)
class SandboxPatienceTest extends SandboxCalls {

    @ParameterizedTest
    @CsvSource({"#429-always, rate_limited", "#502-always, provider_unavailable"})
    void a_service_that_is_busy_all_the_while_is_said_to_be_and_nothing_was_charged(String word, String type) {
        assertFailed(ended(call(PICTURE, prompt("a cat " + word))), "failed", type, "no");
    }

    @Test
    void a_job_that_never_ends_is_answered_with_its_id() {
        ToolAnswer answer = call(PICTURE, prompt("a cat #never"));

        assertThat(answer.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(answer.structured().path("status").asText()).isEqualTo("processing");
        assertThat(answer.text()).contains(answer.structured().path("job_id").asText());
    }

    /** On a slow machine the wait may end before the service declines; the answer then says to get the job. */
    private ToolAnswer ended(ToolAnswer answer) {
        return answer.structured().path("status").asText().equals("processing")
                ? call(
                        "get_job",
                        mapper.createObjectNode()
                                .put(
                                        "job_id",
                                        answer.structured().path("job_id").asText())
                                .put("wait_seconds", 50))
                : answer;
    }
}

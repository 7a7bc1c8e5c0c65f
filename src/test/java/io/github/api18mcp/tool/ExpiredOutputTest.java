package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.profile.SandboxProfile;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxProfile.class)
class ExpiredOutputTest extends SandboxCalls {

    private static final Instant PAST = Instant.parse("2026-11-01T10:00:00Z");

    @Inject
    Journal journal;

    @Inject
    JobAnswers answers;

    @Test
    void an_output_that_has_expired_since_is_marked_and_not_linked() {
        ToolAnswer made = call(PICTURE, prompt("a cat"));
        assertThat(made.links()).hasSize(1);

        ToolAnswer later = answers.of(new JobResult(
                expired(JobId.of(made.structured().path("job_id").asText()).orElseThrow()), Provenance.MADE));

        assertThat(later.structured().at("/outputs/0/expired").asBoolean()).isTrue();
        assertThat(later.links()).isEmpty();
        assertThat(later.text()).contains("expired on 1 November 2026, 10:00 UTC");
        assertThat(later.personText()).contains("expired on 1 November 2026, 10:00 UTC");
    }

    private Job expired(JobId id) {
        Job job = journal.find(owner, id).await().indefinitely().orElseThrow();
        Completed completed = (Completed) job.state();
        Output output = Output.at(completed.outputs().get(0).url(), Optional.of(PAST));
        return job.with(new Completed(
                completed.acceptedAs(), List.of(output), completed.cost(), completed.completedAt(), Optional.of(PAST)));
    }
}

package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(JournalUnavailableTest.Profile.class)
class JournalUnavailableTest {

    private static final Owner OWNER = new Owner(Caller.LOCAL, Mode.SANDBOX);

    @Inject
    Generation generation;

    @Inject
    JobRetrieval pickups;

    @Inject
    Catalog catalog;

    @Test
    void no_paid_job_is_begun_that_cannot_be_written_down() {
        GenerationRequest request = new GenerationRequest(
                OWNER,
                catalog.model("hera-1.0-text-to-image").orElseThrow(),
                JsonNodeFactory.instance.objectNode().put("prompt", "a cat"));

        refused(generation.generate(request, CallListener.SILENT));
        refused(generation.submit(request, CallListener.SILENT));
    }

    @Test
    void a_job_that_cannot_be_looked_up_is_not_said_to_be_none() {
        refused(pickups.get(OWNER, JobId.fresh(), Duration.ZERO, CallListener.SILENT));
    }

    private static void refused(Uni<Outcome> outcome) {
        assertThat(outcome.await().atMost(Duration.ofMinutes(2)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.error().type()).isEqualTo(ErrorType.JOURNAL_UNAVAILABLE));
    }

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("api18mcp.data-dir", "/dev/null/no-folder");
        }
    }
}

package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.access.Mode;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.generation.Outcome.Left;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Told;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.Journal;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AbandonedJobTest.Profile.class)
class AbandonedJobTest {

    private final Owner owner = new Owner(new Caller(UUID.randomUUID().toString()), Mode.SANDBOX);

    @Inject
    Generation generation;

    @Inject
    Journal journal;

    @Inject
    Catalog catalog;

    @Test
    void a_caller_who_comes_back_at_once_gets_the_job_that_is_paid_for() {
        Visitor first = new Visitor();
        Uni<Outcome> left =
                generation.generate(request("a cat #never"), first).memoize().indefinitely();
        left.subscribe().with(ignored -> {});
        first.here.join();
        first.left = true;

        Told second = (Told) ended(generation.generate(request("a cat #never"), new Visitor()));

        assertThat(second.provenance()).isEqualTo(Provenance.REUSED);
        assertThat(ended(left)).isInstanceOf(Left.class);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void what_was_told_to_a_caller_who_is_gone_is_still_there_for_the_next() {
        Told abandoned = (Told) ended(generation.generate(request("a cat #slow"), new Visitor()));
        assertThat(abandoned.job().status()).isEqualTo(Status.PROCESSING);
        Visitor gone = new Visitor();
        gone.left = true;
        Job job = untilEnded(abandoned.job());

        assertThat(ended(generation.get(owner, job.id(), Duration.ZERO, gone))).isInstanceOf(Left.class);
        Told again = (Told) ended(generation.generate(request("a cat #slow"), new Visitor()));

        assertThat(again.job().id()).isEqualTo(job.id());
        assertThat(again.provenance()).isEqualTo(Provenance.REUSED);
    }

    /** Looks into the journal, which delivers nothing. */
    private Job untilEnded(Job job) {
        return Uni.createFrom()
                .deferred(() -> journal.find(owner, job.id()))
                .map(Optional::orElseThrow)
                .repeat()
                .withDelay(Duration.ofMillis(50))
                .until(found -> found.state().ended())
                .collect()
                .last()
                .onItem()
                .transformToUni(last -> journal.find(owner, job.id()))
                .map(Optional::orElseThrow)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private List<Job> jobs() {
        return journal.list(owner, new JobFilter(Optional.empty(), Optional.empty(), 100, Optional.empty()))
                .await()
                .indefinitely();
    }

    private Request request(String prompt) {
        return new Request(
                owner,
                catalog.model("hera-1.0-text-to-image").orElseThrow(),
                JsonNodeFactory.instance.objectNode().put("prompt", prompt));
    }

    private static Outcome ended(Uni<Outcome> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(30));
    }

    /** Is here from the first progress on, until the test says otherwise. */
    private static final class Visitor implements Attendant {

        private final CompletableFuture<Void> here = new CompletableFuture<>();
        private volatile boolean left;

        @Override
        public void progressed(Progress progress) {
            here.complete(null);
        }

        @Override
        public boolean left() {
            return left;
        }
    }

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("api18mcp.wait", "1s", "api18mcp.sandbox.speed", "40", "api18mcp.poll.fastest", "100ms");
        }
    }
}

package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.Patience;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.generation.Outcome.CallerGone;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.LeavingListener;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.SandboxProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Patience.class)
@QuarkusTest
@TestProfile(SandboxProfile.class)
class AbandonedJobTest {

    private final Owner owner = new Owner(new Caller(UUID.randomUUID().toString()), Mode.SANDBOX);

    @Inject
    Generation generation;

    @Inject
    Journal journal;

    @Inject
    JobRetrieval pickups;

    @Inject
    Catalog catalog;

    @Test
    void a_caller_who_comes_back_at_once_gets_the_job_that_is_paid_for() {
        LeavingListener first = new LeavingListener();
        Uni<Outcome> firstCall = begun("a cat #never", first);
        untilThereIs(job -> job.status() == JobStatus.PROCESSING && job.state().charged() == Charged.YES);
        first.leave();

        LeavingListener second = new LeavingListener();
        Uni<Outcome> secondCall = begun("a cat #never", second);
        second.waiting().orTimeout(1, TimeUnit.MINUTES).join();
        second.leave();

        assertThat(ended(firstCall)).isInstanceOf(CallerGone.class);
        assertThat(ended(secondCall)).isInstanceOf(CallerGone.class);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void nothing_is_paid_for_a_caller_who_left_before_it_was_begun() {
        LeavingListener gone = new LeavingListener();
        gone.leave();

        assertThat(ended(generation.generate(request("a cat"), gone))).isInstanceOf(CallerGone.class);
        assertThat(ended(generation.submit(request("a cat"), gone))).isInstanceOf(CallerGone.class);
        assertThat(jobs()).isEmpty();
    }

    @Test
    void what_was_told_to_a_caller_who_is_gone_is_still_there_for_the_next() {
        LeavingListener gone = new LeavingListener();
        gone.waiting().thenRun(gone::leave);
        assertThat(ended(generation.generate(request("a cat"), gone))).isInstanceOf(CallerGone.class);
        Job job = untilThereIs(made -> made.state().ended());

        assertThat(ended(pickups.get(owner, job.id(), Duration.ZERO, gone))).isInstanceOf(CallerGone.class);
        JobResult again = (JobResult) ended(generation.generate(request("a cat"), CallListener.SILENT));

        assertThat(again.job().id()).isEqualTo(job.id());
        assertThat(again.provenance()).isEqualTo(Provenance.REUSED);
    }

    private Uni<Outcome> begun(String prompt, CallListener listener) {
        Uni<Outcome> call =
                generation.generate(request(prompt), listener).memoize().indefinitely();
        call.subscribe().with(ignored -> {});
        return call;
    }

    /** Reads the journal, which does not count as delivery. */
    private Job untilThereIs(Predicate<Job> wanted) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> jobs().stream()
                .anyMatch(wanted));
        return jobs().get(0);
    }

    private List<Job> jobs() {
        return journal.list(owner, JobFilter.newest(100)).await().indefinitely();
    }

    private GenerationRequest request(String prompt) {
        return new GenerationRequest(
                owner,
                catalog.model("hera-1.0-text-to-image").orElseThrow(),
                JsonNodeFactory.instance.objectNode().put("prompt", prompt));
    }

    private static Outcome ended(Uni<Outcome> outcome) {
        return outcome.await().atMost(Duration.ofMinutes(1));
    }
}

package io.github.api18mcp.generation.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.generation.failure.ServiceFailures;
import io.github.api18mcp.input.JobImages;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journals;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.platform.Mode;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A job that another process tracks, read from a real journal. */
class RemoteJobTest {

    private final ManualTime time = new ManualTime();
    private final CountingJournal journal = new CountingJournal();
    private final ScriptedProvider provider = new ScriptedProvider(time);
    private final Job job = Journals.reserved(journal, request());

    @Test
    void it_is_read_every_second_until_it_ends() {
        RemoteJob remote = remote(Duration.ofMinutes(1));
        CompletableFuture<Void> over = remote.over().subscribeAsCompletionStage();
        remote.start();
        time.pass(Duration.ofSeconds(3));
        assertThat(over).isNotDone();

        write(new Processing("p1"));
        write(failed());
        time.pass(Duration.ofSeconds(1));

        assertThat(over).isCompleted();
        assertThat(remote.job().state()).isEqualTo(failed());
        time.pass(Duration.ofMinutes(1));
        assertThat(journal.reads).isEqualTo(4);
    }

    @Test
    void it_is_not_read_any_longer_than_its_callers_wait() {
        RemoteJob remote = remote(Duration.ofSeconds(10));
        remote.start();

        time.pass(Duration.ofHours(1));

        assertThat(journal.reads).isEqualTo(10);
    }

    @Test
    void a_job_handed_over_is_not_read_any_longer_than_its_callers_wait() {
        JobRun run = run();
        run.attended(time.instant().plusSeconds(10));

        run.handOver();
        time.pass(Duration.ofHours(1));

        assertThat(journal.reads).isBetween(1, 10);
    }

    @Test
    void a_job_handed_over_without_a_caller_is_not_read() {
        JobRun run = run();

        run.handOver();
        time.pass(Duration.ofHours(1));

        assertThat(journal.reads).isZero();
    }

    @Test
    void callers_of_a_job_handed_over_are_told_what_the_other_process_writes() {
        JobRun run = run();
        run.attended(time.instant().plusSeconds(50));
        CompletableFuture<Void> over = run.over().subscribeAsCompletionStage();
        run.handOver();

        write(new Processing("p1"));
        write(failed());
        time.pass(Duration.ofSeconds(1));

        assertThat(over).isCompleted();
        assertThat(run.job().state()).isEqualTo(failed());
    }

    private JobState failed() {
        return new ServiceFailures(ScriptedProvider.SERVICE).notFound("p1");
    }

    private void write(JobState state) {
        journal.write(job.in(state, time.instant())).await().indefinitely();
    }

    private RemoteJob remote(Duration wait) {
        return new RemoteJob(job, time.instant().plus(wait), journal, time, time);
    }

    private JobRun run() {
        JobLifecycle lifecycle = new JobLifecycle(
                new PollSchedule(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15)),
                Duration.ofHours(1),
                Rechecks.every(Duration.ofSeconds(5)),
                new ServiceFailures(ScriptedProvider.SERVICE));
        return new JobRun(
                TrackedJob.reserved(job, time.instant()),
                Optional.empty(),
                lifecycle,
                provider,
                JobImages.AS_GIVEN,
                journal,
                JobMetrics.NONE,
                time,
                time);
    }

    private JobRequest request() {
        return new JobRequest(
                new Owner(Caller.LOCAL, Mode.LIVE),
                provider.account().id(),
                "api18",
                "hera-1.0-text-to-image",
                OutputKind.IMAGE,
                JsonNodeFactory.instance.objectNode().put("prompt", "a cat"),
                Optional.empty());
    }

    private final class CountingJournal extends Journals.AtOnce {

        private int reads;

        private CountingJournal() {
            super(time);
        }

        @Override
        public Uni<Optional<Job>> find(Owner owner, JobId id) {
            reads++;
            return super.find(owner, id);
        }
    }
}

package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.tracking.EndedJobs;
import io.github.api18mcp.generation.tracking.JobMetrics;
import io.github.api18mcp.generation.tracking.JobRunRegistry;
import io.github.api18mcp.generation.tracking.PollConfig;
import io.github.api18mcp.generation.tracking.ScriptedProvider;
import io.github.api18mcp.generation.tracking.UsualPolling;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.Progress;
import io.github.api18mcp.generation.waiting.WaitRegistry;
import io.github.api18mcp.input.JobImages;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.Journals;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Services;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code get_job}, called again and again instead of waiting. */
class JobAsItStandsTest {

    private static final Owner OWNER = new Owner(Caller.LOCAL, Mode.LIVE);

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider provider = new ScriptedProvider(time);
    private final Journal journal = Journals.atOnce(time);
    private final Catalog catalog = new Catalog(List.of());
    private final PollConfig config = new UsualPolling();
    private final JobRunRegistry runs = new JobRunRegistry(
            catalog, Services.only(provider), JobImages.AS_GIVEN, journal, config, JobMetrics.NONE, time, time);
    private final WaitRegistry waits = new WaitRegistry(time, time);
    private final JobRetrieval jobs = new JobRetrieval(
            journal,
            runs,
            new EndedJobs(Services.only(provider), journal, time),
            new JobWaiter(journal, runs, waits, catalog, JobMetrics.NONE, time),
            time);
    private Job job;

    @BeforeEach
    void a_job_is_accepted() {
        job = Journals.reserved(journal, request());
        runs.begin(job, null, time.instant().plusSeconds(50)).start();
    }

    @Test
    void without_a_wait_the_answer_is_what_the_service_says_now() {
        provider.thenReports(completed());
        time.pass(Duration.ofSeconds(3));

        CompletableFuture<Outcome> answer = get(Duration.ZERO);

        assertThat(told(answer).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(provider.polls).containsExactly(ManualTime.START.plusSeconds(3));
    }

    @Test
    void without_a_wait_a_slow_service_is_given_three_seconds() {
        provider.holdNextAnswer();
        time.pass(Duration.ofSeconds(3));
        CompletableFuture<Outcome> answer = get(Duration.ZERO);
        assertThat(answer).isNotDone();

        time.pass(Duration.ofSeconds(3));

        assertThat(told(answer).status()).isEqualTo(JobStatus.PROCESSING);
    }

    @Test
    void without_a_wait_what_was_asked_just_now_is_not_asked_again() {
        for (int quarters = 0; quarters < 40; quarters++) {
            assertThat(told(get(Duration.ZERO)).status()).isEqualTo(JobStatus.PROCESSING);
            time.pass(Duration.ofMillis(250));
        }

        assertThat(provider.polls)
                .containsExactly(
                        ManualTime.START.plusSeconds(2),
                        ManualTime.START.plusSeconds(4),
                        ManualTime.START.plusSeconds(6),
                        ManualTime.START.plusSeconds(8));
    }

    @Test
    void short_waits_do_not_ask_more_often_either() {
        for (int seconds = 0; seconds < 10; seconds++) {
            CompletableFuture<Outcome> answer = get(Duration.ofSeconds(1));
            time.pass(Duration.ofSeconds(1));
            assertThat(told(answer).status()).isEqualTo(JobStatus.PROCESSING);
        }

        assertThat(provider.polls)
                .containsExactly(
                        ManualTime.START.plusSeconds(2),
                        ManualTime.START.plusSeconds(4),
                        ManualTime.START.plusSeconds(6),
                        ManualTime.START.plusSeconds(8));
    }

    @Test
    void who_leaves_at_the_first_word_has_left_before_the_next_call() {
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        AtomicReference<Outcome> outcomeAtTheNextCall = new AtomicReference<>();
        CallListener hasty = new CallListener() {
            private boolean left;

            @Override
            public void progressed(Progress progress) {
                left = true;
                waits.settleGoneCallers().subscribe().with(settled -> {});
                outcomeAtTheNextCall.set(outcome.get());
            }

            @Override
            public boolean isGone() {
                return left;
            }
        };

        jobs.get(OWNER, job.id(), Duration.ofSeconds(50), hasty).subscribe().with(outcome::set);

        assertThat(outcomeAtTheNextCall.get()).isInstanceOf(Outcome.CallerGone.class);
    }

    private CompletableFuture<Outcome> get(Duration wait) {
        return jobs.get(OWNER, job.id(), wait, CallListener.SILENT).subscribeAsCompletionStage();
    }

    private static Job told(CompletableFuture<Outcome> answer) {
        assertThat(answer).isCompleted();
        return ((JobResult) answer.join()).job();
    }

    private static Report completed() {
        Output picture = Output.at(URI.create("https://api18.dev/v1/files/p1"), Optional.empty());
        return new Report.Succeeded(List.of(picture), Optional.of(Usd.of("0.056")), Optional.empty(), Optional.empty());
    }

    private static JobRequest request() {
        return new JobRequest(
                OWNER,
                "api18:test",
                "api18",
                "hera-1.0-text-to-image",
                OutputKind.IMAGE,
                JsonNodeFactory.instance.objectNode().put("prompt", "a cat"),
                Optional.of(Usd.of("0.056")));
    }
}

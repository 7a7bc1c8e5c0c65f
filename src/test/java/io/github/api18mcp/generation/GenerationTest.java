package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.generation.Outcome.CallerGone;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.FailingListener;
import io.github.api18mcp.generation.waiting.LeavingListener;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Limit;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GenerationTest {

    private final Story story = new Story(Optional.empty(), Map.of(Limit.PER_DAY, new BigDecimal("0.10")));

    @Test
    void a_call_waits_for_its_job_and_answers_with_the_output() {
        story.provider.finallyReports(Story.succeeded());
        CompletableFuture<Outcome> outcome = generate("a cat", CallListener.SILENT);
        assertThat(outcome).isNotDone();

        story.time.pass(Duration.ofSeconds(3));

        assertThat(Story.job(outcome).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void a_wait_that_ends_first_answers_processing_and_the_identical_call_gets_the_paid_job() {
        CompletableFuture<Outcome> first = generate("a cat", CallListener.SILENT);
        story.time.pass(Duration.ofSeconds(50));
        assertThat(Story.job(first).status()).isEqualTo(JobStatus.PROCESSING);
        story.provider.finallyReports(Story.succeeded());

        CompletableFuture<Outcome> second = generate("a cat", CallListener.SILENT);
        story.time.pass(Duration.ofSeconds(10));

        assertThat(second.join()).isInstanceOfSatisfying(JobResult.class, result -> {
            assertThat(result.provenance()).isEqualTo(Provenance.REUSED);
            assertThat(result.job().id()).isEqualTo(Story.job(first).id());
            assertThat(result.job().status()).isEqualTo(JobStatus.COMPLETED);
        });
        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void a_call_that_is_still_waited_for_is_not_shared() {
        generate("a cat", CallListener.SILENT);

        CompletableFuture<Outcome> second = generate("a cat", CallListener.SILENT);

        assertThat(second.join()).isInstanceOf(Rejected.class);
        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void invalid_arguments_are_rejected_before_anything_is_sent() {
        CompletableFuture<Outcome> outcome = generate(" ", CallListener.SILENT);

        assertRejected(outcome, ErrorType.INVALID_ARGUMENTS);
        assertThat(story.provider.submissions).isZero();
    }

    @Test
    void a_call_above_a_limit_is_rejected_before_anything_is_sent() {
        generate("a cat", CallListener.SILENT);

        assertRejected(generate("a dog", CallListener.SILENT), ErrorType.BUDGET_EXCEEDED);
        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void an_idempotency_key_of_other_arguments_is_rejected() {
        Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("a_tool", "k1"));
        story.generation
                .generate(story.request("a cat", key), CallListener.SILENT)
                .subscribe()
                .with(ignored -> {});

        CompletableFuture<Outcome> other = story.generation
                .generate(story.request("a dog", key), CallListener.SILENT)
                .subscribeAsCompletionStage();

        assertRejected(other, ErrorType.INVALID_ARGUMENTS);
        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void nothing_is_begun_for_a_caller_who_has_left() {
        LeavingListener caller = new LeavingListener();
        caller.leave();

        assertThat(generate("a cat", caller).join()).isInstanceOf(CallerGone.class);
        assertThat(story.provider.submissions).isZero();
    }

    @Test
    void a_caller_who_leaves_during_the_wait_leaves_a_paid_job_for_the_next_identical_call() {
        LeavingListener caller = new LeavingListener();
        CompletableFuture<Outcome> first = generate("a cat", caller);
        caller.leave();
        story.time.pass(Duration.ofSeconds(1));
        assertThat(first.join()).isInstanceOf(CallerGone.class);
        story.provider.finallyReports(Story.succeeded());

        CompletableFuture<Outcome> second = generate("a cat", CallListener.SILENT);
        story.time.pass(Duration.ofSeconds(10));

        assertThat(Story.job(second).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void submit_answers_as_soon_as_the_service_has_the_job() {
        CompletableFuture<Outcome> outcome = story.generation
                .submit(story.request("a cat"), CallListener.SILENT)
                .subscribeAsCompletionStage();

        assertThat(Story.job(outcome).status()).isEqualTo(JobStatus.PROCESSING);
        assertThat(Story.job(outcome).state().providerJobId()).contains("p1");
    }

    @Test
    void a_listener_that_fails_does_not_end_the_call() {
        story.provider.finallyReports(Story.succeeded());
        CompletableFuture<Outcome> outcome =
                generate("a cat", new FailingListener(new IllegalStateException("broken")));

        story.time.pass(Duration.ofSeconds(3));

        assertThat(Story.job(outcome).status()).isEqualTo(JobStatus.COMPLETED);
    }

    private CompletableFuture<Outcome> generate(String prompt, CallListener listener) {
        Uni<Outcome> outcome = story.generation.generate(story.request(prompt), listener);
        return outcome.subscribeAsCompletionStage();
    }

    private static void assertRejected(CompletableFuture<Outcome> outcome, ErrorType type) {
        assertThat(outcome.join()).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(
                        rejected.error().type())
                .isEqualTo(type));
    }
}

package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.waiting.AnsweringListener;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.Consent;
import io.github.api18mcp.generation.waiting.LeavingListener;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.Settlement;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Refund;
import io.github.api18mcp.provider.Submission;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A call is identical to one that is in doubt, or was charged without a result. */
class PayAgainTest {

    private static final Uni<Submission> UNCERTAIN =
            Uni.createFrom().item(new Submission.Uncertain("the connection failed"));

    private final Story story = new Story(Optional.empty(), Map.of());

    @Test
    void the_call_gets_the_earlier_job_and_nothing_is_sent() {
        Job unknown = inDoubt();

        assertHeld(generate(Repetition.ASK, CallListener.SILENT), unknown);
        assertHeld(generate(Repetition.ASK, CallListener.SILENT), unknown);

        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void so_does_a_call_that_does_not_wait() {
        Job unknown = inDoubt();

        CompletableFuture<Outcome> submitted = story.generation
                .submit(story.request("a cat"), CallListener.SILENT)
                .subscribeAsCompletionStage();

        assertHeld(submitted, unknown);
        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void a_job_that_failed_and_may_have_been_charged_holds_the_call_too() {
        story.provider.finallyReports(new Report.GenerationFailed("too dark", Refund.UNKNOWN));
        CompletableFuture<Outcome> first = generate(Repetition.ASK, CallListener.SILENT);
        story.time.pass(Duration.ofSeconds(3));
        assertThat(Story.job(first).status()).isEqualTo(JobStatus.FAILED);

        assertHeld(generate(Repetition.ASK, CallListener.SILENT), Story.job(first));
    }

    @Test
    void a_job_that_failed_at_no_cost_does_not() {
        story.provider.finallyReports(new Report.GenerationFailed("too dark", Refund.GIVEN));
        generate(Repetition.ASK, CallListener.SILENT);
        story.time.pass(Duration.ofSeconds(3));

        generate(Repetition.ASK, CallListener.SILENT);

        assertThat(story.provider.submissions).isEqualTo(2);
    }

    @Test
    void a_job_that_ends_in_doubt_while_a_repeated_call_waits_for_it_holds_that_call() {
        CompletableFuture<Submission> answer = new CompletableFuture<>();
        story.provider.submission = Uni.createFrom().completionStage(answer);
        LeavingListener leaving = new LeavingListener();
        generate(Repetition.ASK, leaving);
        leaving.leave();
        CompletableFuture<Outcome> repeated = generate(Repetition.ASK, CallListener.SILENT);

        answer.complete(new Submission.Uncertain("the connection failed"));

        assertHeld(repeated, Story.job(repeated));
        assertThat(Story.job(repeated).status()).isEqualTo(JobStatus.UNKNOWN);
        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void a_caller_who_says_so_pays_again() {
        Job unknown = inDoubt();

        CompletableFuture<Outcome> again = generate(Repetition.PAY_AGAIN, CallListener.SILENT);
        story.time.pass(Duration.ofSeconds(3));

        assertThat(Story.job(again).id()).isNotEqualTo(unknown.id());
        assertThat(Story.job(again).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(story.provider.submissions).isEqualTo(2);
    }

    @Test
    void a_person_who_is_asked_and_agrees_pays_again() {
        inDoubt();
        AnsweringListener person = new AnsweringListener(Consent.GIVEN);

        generate(Repetition.ASK, person);

        assertThat(person.questions())
                .singleElement()
                .extracting(ConfirmationRequest::text)
                .asString()
                .contains("a cat", "Pay for it again?");
        assertThat(story.provider.submissions).isEqualTo(2);
    }

    @Test
    void a_person_who_is_asked_and_declines_does_not() {
        Job unknown = inDoubt();

        assertHeld(generate(Repetition.ASK, new AnsweringListener(Consent.DECLINED)), unknown);

        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void once_a_person_has_found_out_about_the_money_the_way_is_free() {
        Job unknown = inDoubt();
        story.journal.settle(unknown.id(), Settlement.CHARGED).await().indefinitely();

        generate(Repetition.ASK, CallListener.SILENT);

        assertThat(story.provider.submissions).isEqualTo(2);
    }

    @Test
    void after_30_minutes_it_is_a_new_call() {
        inDoubt();
        story.time.pass(Duration.ofMinutes(30).plusSeconds(1));

        generate(Repetition.ASK, CallListener.SILENT);

        assertThat(story.provider.submissions).isEqualTo(2);
    }

    /** The service accepts what comes afterwards. */
    private Job inDoubt() {
        Uni<Submission> accepting = story.provider.submission;
        story.provider.submission = UNCERTAIN;
        Job unknown = Story.job(generate(Repetition.ASK, CallListener.SILENT));
        assertThat(unknown.status()).isEqualTo(JobStatus.UNKNOWN);
        story.provider.submission = accepting;
        story.provider.finallyReports(Story.succeeded());
        return unknown;
    }

    private CompletableFuture<Outcome> generate(Repetition repetition, CallListener listener) {
        GenerationRequest asking = story.request("a cat");
        return story.generation
                .generate(
                        new GenerationRequest(
                                asking.owner(),
                                asking.model(),
                                asking.arguments(),
                                asking.key(),
                                repetition,
                                asking.files()),
                        listener)
                .subscribeAsCompletionStage();
    }

    private static void assertHeld(CompletableFuture<Outcome> outcome, Job earlier) {
        assertThat(outcome.join()).isInstanceOfSatisfying(JobResult.class, result -> {
            assertThat(result.provenance()).isEqualTo(Provenance.HELD);
            assertThat(result.job()).isEqualTo(earlier);
        });
    }
}

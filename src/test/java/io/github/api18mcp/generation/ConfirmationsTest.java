package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.waiting.AnsweringListener;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.Consent;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {

    private static final Usd PRICE = Usd.of("0.056");

    private final Story story = new Story(Optional.of(Usd.of("0.05")), Map.of());

    @Test
    void a_call_above_the_threshold_is_not_sent_until_its_price_is_confirmed() {
        Job job = Story.job(generate(CallListener.SILENT));
        assertThat(job.status()).isEqualTo(JobStatus.AWAITING_CONFIRMATION);
        assertThat(story.provider.submissions).isZero();

        confirm(job.id(), PRICE, CallListener.SILENT);

        assertThat(story.provider.submissions).isEqualTo(1);
    }

    /** Progress used to begin at 91 %, and the answer to say "22 s" after 5. */
    @Test
    void the_time_that_a_person_takes_to_confirm_is_not_generation_time() {
        Job job = Story.job(generate(CallListener.SILENT));
        story.time.pass(Duration.ofMinutes(10));
        story.provider.finallyReports(Story.succeeded());
        AnsweringListener listener = new AnsweringListener(Consent.NONE);

        CompletableFuture<Outcome> outcome = confirm(job.id(), PRICE, listener);
        story.time.pass(Duration.ofSeconds(3));

        assertThat(listener.progress().get(0).percent()).isZero();
        Job completed = Story.job(outcome);
        assertThat(completed.elapsed(story.time.instant())).isLessThan(Duration.ofSeconds(4));
        assertThat(completed.createdAt()).isEqualTo(job.createdAt());
        Job journaled =
                story.journal.find(Story.OWNER, job.id()).await().indefinitely().orElseThrow();
        assertThat(journaled.elapsed(story.time.instant())).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void another_price_than_the_quote_is_rejected() {
        Job job = Story.job(generate(CallListener.SILENT));

        CompletableFuture<Outcome> outcome = confirm(job.id(), Usd.of("0.05"), CallListener.SILENT);

        assertRejected(outcome, ErrorType.INVALID_ARGUMENTS);
        assertThat(story.provider.submissions).isZero();
    }

    @Test
    void a_missing_job_cannot_be_confirmed() {
        assertRejected(confirm(JobId.fresh(), PRICE, CallListener.SILENT), ErrorType.JOB_NOT_FOUND);
    }

    @Test
    void after_15_minutes_the_price_can_no_longer_be_confirmed() {
        Job job = Story.job(generate(CallListener.SILENT));
        story.time.pass(Duration.ofMinutes(15).plusSeconds(1));

        Job expired = Story.job(confirm(job.id(), PRICE, CallListener.SILENT));

        assertThat(expired.status()).isEqualTo(JobStatus.REFUSED);
        assertThat(story.provider.submissions).isZero();
    }

    @Test
    void a_second_confirmation_does_not_send_the_job_again() {
        Job job = Story.job(generate(CallListener.SILENT));
        confirm(job.id(), PRICE, CallListener.SILENT);

        confirm(job.id(), PRICE, CallListener.SILENT);

        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void a_person_who_agrees_at_once_continues_the_same_call() {
        generate(new AnsweringListener(Consent.GIVEN));

        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void a_person_who_declines_ends_the_job_uncharged() {
        Job job = Story.job(generate(new AnsweringListener(Consent.DECLINED)));

        assertThat(job.status()).isEqualTo(JobStatus.REFUSED);
        assertThat(story.provider.submissions).isZero();
    }

    @Test
    void a_form_without_its_tick_is_no_consent_and_the_answer_knows_why() {
        Outcome outcome = generate(new AnsweringListener(Consent.UNTICKED)).join();

        assertThat(outcome).isInstanceOfSatisfying(JobResult.class, result -> {
            assertThat(result.job().status()).isEqualTo(JobStatus.AWAITING_CONFIRMATION);
            assertThat(result.consent()).isEqualTo(Consent.UNTICKED);
        });
        assertThat(story.provider.submissions).isZero();
    }

    @Test
    void a_repeated_call_with_the_answer_goes_on_with_the_job_that_the_person_was_asked_about() {
        Job job = Story.job(submit(CallListener.SILENT));
        Job another = Story.job(submit(CallListener.SILENT));

        Job confirmed = Story.job(submit(AnsweringListener.about(job.id(), Consent.GIVEN)));

        assertThat(confirmed.id()).isEqualTo(job.id()).isNotEqualTo(another.id());
        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void a_repeated_call_whose_job_was_confirmed_in_another_way_is_a_new_call() {
        Job job = Story.job(submit(CallListener.SILENT));
        confirm(job.id(), PRICE, CallListener.SILENT);

        Job again = Story.job(submit(AnsweringListener.about(job.id(), Consent.NONE)));

        assertThat(again.id()).isNotEqualTo(job.id());
        assertThat(again.status()).isEqualTo(JobStatus.AWAITING_CONFIRMATION);
        assertThat(story.provider.submissions).isEqualTo(1);
    }

    @Test
    void an_answer_about_a_job_with_other_arguments_does_not_send_that_job() {
        Job job = Story.job(submit(CallListener.SILENT));

        story.generation
                .submit(story.request("a dog"), AnsweringListener.about(job.id(), Consent.NONE))
                .subscribeAsCompletionStage()
                .join();

        assertThat(story.provider.submissions).isZero();
    }

    private CompletableFuture<Outcome> submit(CallListener listener) {
        return story.generation.submit(story.request("a cat"), listener).subscribeAsCompletionStage();
    }

    private CompletableFuture<Outcome> generate(CallListener listener) {
        return story.generation.generate(story.request("a cat"), listener).subscribeAsCompletionStage();
    }

    private CompletableFuture<Outcome> confirm(JobId id, Usd price, CallListener listener) {
        return story.confirmations.confirm(Story.OWNER, id, price, listener).subscribeAsCompletionStage();
    }

    private static void assertRejected(CompletableFuture<Outcome> outcome, ErrorType type) {
        assertThat(outcome.join()).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(
                        rejected.error().type())
                .isEqualTo(type));
    }
}

package io.github.api18mcp.generation.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Refund;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRunTest extends JobRunSpec {

    @Test
    void a_job_is_written_down_as_processing_before_it_is_asked_for() {
        run.start();

        assertThat(journal.states).containsExactly(new JobState.Processing("p1"));
        assertThat(is(run.answered())).isTrue();
        assertThat(is(run.over())).isFalse();
        assertThat(provider.polls).isEmpty();
    }

    @Test
    void it_is_submitted_when_it_is_started_and_once() {
        assertThat(provider.submissions).isZero();

        run.start();
        run.start();

        assertThat(provider.submissions).isEqualTo(1);
    }

    @Test
    void what_was_not_answered_when_the_process_ends_may_have_been_charged() {
        provider.submission = Uni.createFrom().nothing();
        run.start();

        assertThat(run.atShutdown().status()).isEqualTo(JobStatus.UNKNOWN);
        assertThat(run.atShutdown().state().charged()).isEqualTo(Charged.UNKNOWN);
    }

    @Test
    void what_was_answered_when_the_process_ends_is_told_as_it_stands() {
        run.start();

        assertThat(run.atShutdown()).isEqualTo(run.job());
        assertThat(run.atShutdown().status()).isEqualTo(JobStatus.PROCESSING);
    }

    @Test
    void it_is_asked_for_at_the_pace_of_the_schedule_until_it_is_completed() {
        provider.thenReports(new Report.InProgress(), new Report.InProgress(), completed());
        run.start();

        time.pass(Duration.ofSeconds(20));

        assertThat(provider.polls)
                .containsExactly(
                        ManualTime.START.plusSeconds(2),
                        ManualTime.START.plusSeconds(4),
                        ManualTime.START.plusSeconds(6));
        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(run.job().state().charged()).isEqualTo(Charged.YES);
        assertThat(run.job().endedAt()).contains(ManualTime.START.plusSeconds(6));
        assertThat(is(run.over())).isTrue();
    }

    @Test
    void a_job_that_is_done_at_once_is_never_asked_for() {
        provider.submission = Uni.createFrom().item(ScriptedProvider.accepted(completed()));

        run.start();

        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(provider.polls).isEmpty();
        assertThat(journal.states).hasSize(2).first().isEqualTo(new JobState.Processing("p1"));
    }

    @Test
    void a_job_that_never_ends_is_left_processing_and_asked_for_again_when_somebody_does() {
        JobRun impatient = run(Duration.ofMinutes(1));
        impatient.start();
        time.pass(Duration.ofMinutes(2));
        int before = provider.polls.size();

        assertThat(is(impatient.over())).isTrue();
        assertThat(impatient.job().status()).isEqualTo(JobStatus.PROCESSING);
        is(impatient.refresh());
        assertThat(provider.polls).hasSize(before + 1);
    }

    @Test
    void a_failed_job_was_refunded() {
        provider.thenReports(new Report.GenerationFailed("the picture was too dark.", Refund.GIVEN));
        run.start();

        time.pass(Duration.ofSeconds(2));

        JobState.Failed failed = (JobState.Failed) run.job().state();
        assertThat(failed.error().type()).isEqualTo(ErrorType.GENERATION_FAILED);
        assertThat(failed.error().message())
                .isEqualTo("The generation failed: the picture was too dark. Its price was refunded.");
        assertThat(failed.charged()).isEqualTo(Charged.NO);
        assertThat(failed.cost()).contains(Usd.ZERO);
    }

    @Test
    void a_failed_job_whose_money_is_a_question_says_so() {
        provider.thenReports(new Report.GenerationFailed("no picture", Refund.UNKNOWN));
        run.start();

        time.pass(Duration.ofSeconds(5));

        assertThat(run.job().state()).isInstanceOfSatisfying(JobState.Failed.class, failed -> {
            assertThat(failed.charged()).isEqualTo(Charged.UNKNOWN);
            assertThat(failed.cost()).isEmpty();
            assertThat(failed.error().type()).isEqualTo(ErrorType.GENERATION_FAILED);
            assertThat(failed.error().message()).contains("does not say whether it was charged");
        });
    }

    @Test
    void a_name_of_the_job_that_is_learned_later_is_written_down() {
        provider.jobId = "p1/picture-7";
        run.start();

        time.pass(Duration.ofSeconds(5));

        assertThat(journal.states).containsExactly(new Processing("p1"), new Processing("p1/picture-7"));
        assertThat(run.job().state()).isEqualTo(new Processing("p1/picture-7"));
    }

    @Test
    void a_failure_that_cost_something_was_charged() {
        provider.thenReports(new Report.GenerationFailed("too dark", Refund.NONE, Optional.of(Usd.of("0.056"))));
        run.start();

        time.pass(Duration.ofSeconds(2));

        JobState.Failed failed = (JobState.Failed) run.job().state();
        assertThat(failed.charged()).isEqualTo(Charged.YES);
        assertThat(failed.cost()).contains(Usd.of("0.056"));
        assertThat(failed.error().message()).contains("too dark", "it cost $0.056");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_KEY, INVALID_API_KEY, API18_KEY",
        "INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE, Billing",
        "PAID_BALANCE_REQUIRED, PAID_BALANCE_REQUIRED, paid credit",
        "INVALID_REQUEST, INVALID_ARGUMENTS, Correct",
        "MODEL_NOT_FOUND, MODEL_NOT_FOUND, list_models",
        "NOT_FOUND, NOT_FOUND, API18_URL",
        "BLOCKED, BLOCKED, blocks",
        "RATE_LIMITED, RATE_LIMITED, minute",
        "UNAVAILABLE, PROVIDER_UNAVAILABLE, later"
    })
    void what_the_service_declines_is_not_charged_and_says_what_to_do(
            DeclineReason reason, ErrorType type, String nextStep) {
        provider.submission =
                Uni.createFrom().item(new Submission.Declined(reason, Optional.of("their_word"), "their sentence."));

        run.start();

        JobState.Failed failed = (JobState.Failed) run.job().state();
        assertThat(failed.charged()).isEqualTo(Charged.NO);
        assertThat(failed.error().type()).isEqualTo(type);
        assertThat(failed.error().providerType()).contains("their_word");
        assertThat(failed.error().message()).contains("(their sentence)").endsWith("Nothing was charged.");
        assertThat(failed.error().nextStep().agent()).contains(nextStep);
        assertThat(is(run.answered())).isTrue();
        assertThat(is(run.over())).isTrue();
    }

    @Test
    void what_nobody_can_tell_is_said_to_be_unknown_and_never_sent_again() {
        provider.submission = Uni.createFrom().item(new Submission.Uncertain("the connection failed"));

        run.start();
        time.pass(Duration.ofMinutes(5));

        JobState.Unknown unknown = (JobState.Unknown) run.job().state();
        assertThat(unknown.charged()).isEqualTo(Charged.UNKNOWN);
        assertThat(unknown.error().type()).isEqualTo(ErrorType.OUTCOME_UNKNOWN);
        assertThat(unknown.error().nextStep().agent()).startsWith("Do not send it again");
        assertThat(provider.submissions).isEqualTo(1);
    }

    @Test
    void a_journal_that_cannot_be_written_does_not_stop_a_paid_job() {
        journal.broken = true;
        provider.thenReports(completed());
        run.start();

        time.pass(Duration.ofSeconds(2));

        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(is(run.over())).isTrue();
    }

    @Test
    void a_look_takes_the_place_of_the_next_question() {
        run.start();
        time.pass(Duration.ofSeconds(32));
        provider.polls.clear();

        time.pass(Duration.ofSeconds(3));
        is(run.refresh());
        time.pass(Duration.ofSeconds(5));

        assertThat(provider.polls).containsExactly(ManualTime.START.plusSeconds(35), ManualTime.START.plusSeconds(40));
    }

    @Test
    void a_look_is_over_when_the_service_has_answered() {
        provider.holdNextAnswer();
        run.start();
        time.pass(Duration.ofSeconds(2));

        CompletableFuture<Void> poll = run.refresh().subscribeAsCompletionStage();

        assertThat(poll).isNotDone();
        provider.release(new Report.InProgress());
        assertThat(poll).isCompleted();
    }

    @Test
    void looks_do_not_ask_more_often_than_the_service_documents() {
        run.start();

        assertThat(is(run.refresh())).isTrue();
        time.pass(Duration.ofMillis(1999));
        assertThat(is(run.refresh())).isTrue();

        assertThat(provider.polls).isEmpty();
    }

    @Test
    void a_look_at_a_job_that_ended_asks_nothing() {
        provider.submission = Uni.createFrom().item(ScriptedProvider.accepted(completed()));
        run.start();
        time.pass(Duration.ofMinutes(1));

        assertThat(is(run.refresh())).isTrue();
        assertThat(provider.polls).isEmpty();
    }
}

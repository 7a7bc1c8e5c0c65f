package io.github.api18mcp.generation.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.provider.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reports of a paid job that are not believed at once, because they would end it without its outputs. */
class DoubtedReportTest extends JobRunSpec {

    @Test
    void answers_that_cannot_be_read_do_not_end_it() {
        provider.thenReports(new Report.Unreadable("HTTP 502"), new Report.Unreadable("no answer"), completed());
        run.start();

        time.pass(Duration.ofSeconds(6));

        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void answers_that_cannot_be_read_to_the_end_are_a_failure_that_was_charged() {
        JobRun impatient = run(Duration.ofMinutes(1));
        provider.finallyReports(new Report.Unreadable("the service answered HTTP 500"));
        impatient.start();

        time.pass(Duration.ofMinutes(2));

        JobState.Failed failed = (JobState.Failed) impatient.job().state();
        assertThat(failed.error().type()).isEqualTo(ErrorType.PROVIDER_PROTOCOL);
        assertThat(failed.error().message()).contains("p1").contains("It was charged");
        assertThat(failed.charged()).isEqualTo(Charged.YES);
    }

    @Test
    void one_answer_that_cannot_be_read_after_a_long_sleep_does_not_end_it() {
        provider.thenReports(new Report.Unreadable("no answer"), completed());
        run.start();

        time.sleep(Duration.ofHours(3));
        time.pass(Duration.ofSeconds(10));

        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void a_job_the_service_no_longer_knows_ends_unknown() {
        provider.finallyReports(new Report.NotFound());
        run.start();

        time.pass(Duration.ofSeconds(110));
        assertThat(run.job().status()).isEqualTo(JobStatus.PROCESSING);
        assertThat(run.remark()).contains("Api18 says that it does not know the job; it is asked again");

        time.pass(Duration.ofSeconds(10));
        JobState.Unknown unknown = (JobState.Unknown) run.job().state();
        assertThat(unknown.error().type()).isEqualTo(ErrorType.JOB_NOT_FOUND);
        assertThat(unknown.providerJobId()).contains("p1");
    }

    @Test
    void completed_without_an_output_is_a_failure_that_was_charged() {
        provider.finallyReports(doneWithout(1, List.of("data is \"[]\"")));
        run.start();

        time.pass(Duration.ofSeconds(110));
        assertThat(run.job().status()).isEqualTo(JobStatus.PROCESSING);
        assertThat(run.remark()).contains("Api18 says that it is done, but data is \"[]\"; it is asked again");

        time.pass(Duration.ofSeconds(10));
        assertThat(provider.polls).hasSize(6);
        JobState.Failed failed = (JobState.Failed) run.job().state();
        assertThat(failed.error().type()).isEqualTo(ErrorType.PROVIDER_PROTOCOL);
        assertThat(failed.charged()).isEqualTo(Charged.YES);
        assertThat(failed.cost()).contains(Usd.of("0.056"));
        assertThat(failed.error().message()).contains("data is \"[]\"");
    }

    @Test
    void one_early_look_is_not_the_end() {
        provider.thenReports(new Report.NotFound(), doneWithout(1, List.of("data is null")), completed());
        run.start();

        time.pass(Duration.ofSeconds(20));

        assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(run.remark()).isEmpty();
    }

    @Test
    void fewer_outputs_than_paid_for_are_delivered_after_some_looks() {
        provider.finallyReports(new Report.Succeeded(
                List.of(PICTURE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                List.of("Only 1 of 2 outputs came")));
        run.start();

        time.pass(Duration.ofSeconds(20));

        assertThat(((JobState.Completed) run.job().state()).doubts()).containsExactly("Only 1 of 2 outputs came.");
    }

    @Test
    void people_who_ask_in_between_do_not_use_up_the_patience() {
        provider.finallyReports(new Report.NotFound());
        run.start();

        for (int second = 0; second < 60; second += 2) {
            time.pass(Duration.ofSeconds(2));
            run.refresh().subscribe().with(polled -> {});
        }

        assertThat(run.job().status()).isEqualTo(JobStatus.PROCESSING);
    }

    @Test
    void it_is_told_since_when_the_service_cannot_be_asked() {
        provider.finallyReports(new Report.Unreadable("the key was refused"));
        run.start();

        time.pass(Duration.ofSeconds(42));

        assertThat(run.remark()).contains("Api18 has given no status for 40 s: the key was refused");
    }

    @Test
    void a_fresh_result_that_is_said_to_have_expired_is_delivered_with_a_doubt() {
        Instant past = ManualTime.START.minusSeconds(60);
        provider.thenReports(new Report.Succeeded(
                List.of(PICTURE.until(Optional.of(past))), Optional.empty(), Optional.empty(), Optional.of(past)));
        run.start();

        time.pass(Duration.ofSeconds(2));

        JobState.Completed completed = (JobState.Completed) run.job().state();
        assertThat(completed.outputs()).containsExactly(PICTURE.until(Optional.empty()));
        assertThat(completed.expiresAt()).isEmpty();
        assertThat(completed.doubts())
                .singleElement()
                .asString()
                .contains("expired at " + past, "They may work all the same");
    }

    private static Report doneWithout(int missing, List<String> doubts) {
        return new Report.Succeeded(
                List.of(), Optional.of(Usd.of("0.056")), Optional.empty(), Optional.empty(), missing, doubts);
    }
}

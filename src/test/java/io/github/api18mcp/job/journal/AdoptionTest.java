package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ACCOUNT;
import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static io.github.api18mcp.job.journal.JobRequests.ADA_AT_PLAY;
import static io.github.api18mcp.job.journal.JobRequests.BEN;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static io.github.api18mcp.job.journal.JobRequests.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.journal.Reservation.Created;
import io.github.api18mcp.job.journal.Reservation.Existing;
import io.github.api18mcp.job.journal.Reservation.Held;
import io.github.api18mcp.job.journal.Reservation.TakenOver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A paid job whose caller stopped waiting is given to the next identical call. */
class AdoptionTest extends JournalSpec {

    private static final Duration ADOPTABLE = Duration.ofMinutes(30);
    private static final JobRequest LIGHTHOUSE = costing("0.30");

    @Test
    void a_job_whose_caller_left_goes_to_the_next_identical_call() {
        Journal journal = process();
        Job job = abandoned(journal, LIGHTHOUSE);

        assertThat(existing(journal, awaited(LIGHTHOUSE))).isEqualTo(job);
    }

    @Test
    void a_job_that_is_still_waited_for_does_not() {
        Journal journal = process();
        fresh(journal, LIGHTHOUSE);

        fresh(journal, LIGHTHOUSE);
    }

    @Test
    void it_is_given_away_once_until_it_is_abandoned_again() {
        Journal journal = process();
        Job job = abandoned(journal, LIGHTHOUSE);
        existing(journal, awaited(LIGHTHOUSE));
        Job other = fresh(journal, LIGHTHOUSE);

        answer(journal.abandon(job.id()));

        assertThat(existing(journal, awaited(LIGHTHOUSE))).isEqualTo(job).isNotEqualTo(other);
    }

    @Test
    void the_oldest_is_given_away_first() {
        Journal journal = process();
        Job older = fresh(journal, LIGHTHOUSE);
        clock.pass(Duration.ofMillis(1));
        Job newer = fresh(journal, LIGHTHOUSE);
        answer(journal.abandon(newer.id()));
        clock.pass(Duration.ofMillis(1));
        answer(journal.abandon(older.id()));

        assertThat(existing(journal, awaited(LIGHTHOUSE))).isEqualTo(older);
        assertThat(existing(journal, awaited(LIGHTHOUSE))).isEqualTo(newer);
    }

    @Test
    void it_is_kept_for_thirty_minutes_from_when_its_caller_left() {
        Journal journal = process();
        Job job = fresh(journal, LIGHTHOUSE);
        clock.pass(Duration.ofHours(1));
        answer(journal.abandon(job.id()));
        clock.pass(ADOPTABLE.plusMillis(1));
        fresh(journal, submitted(LIGHTHOUSE));
        Job again = fresh(journal, LIGHTHOUSE);
        answer(journal.abandon(again.id()));
        clock.pass(ADOPTABLE);

        assertThat(existing(journal, awaited(LIGHTHOUSE))).isEqualTo(again);
    }

    @Test
    void leaving_twice_does_not_keep_it_longer() {
        Journal journal = process();
        Job job = abandoned(journal, LIGHTHOUSE);
        clock.pass(ADOPTABLE);
        answer(journal.abandon(job.id()));
        clock.pass(Duration.ofMillis(1));

        fresh(journal, LIGHTHOUSE);
    }

    @Test
    void jobs_without_a_wait_neither_adopt_nor_are_adopted() {
        Journal journal = process();
        abandoned(journal, LIGHTHOUSE);
        Job submitted = fresh(journal, submitted(costing("0.30", BEN)));
        answer(journal.abandon(submitted.id()));

        fresh(journal, submitted(LIGHTHOUSE));
        fresh(journal, costing("0.30", BEN));
    }

    @Test
    void other_callers_modes_accounts_models_and_arguments_never_meet() {
        Journal journal = process();
        abandoned(journal, LIGHTHOUSE);

        fresh(journal, costing("0.30", BEN));
        fresh(journal, costing("0.30", ADA_AT_PLAY));
        fresh(journal, JobRequests.paidBy("account-2"));
        fresh(journal, JobRequests.by(ADA, "zeus"));
        fresh(journal, JobRequests.with(saying("a lighthouse ")));
        fresh(journal, JobRequests.with(saying("a lighthouse").put("seed", 1)));
    }

    @Test
    void an_ended_job_is_given_away_as_long_as_nobody_was_told_its_end() {
        Journal journal = process();
        Job job = write(journal, abandoned(journal, LIGHTHOUSE), JobStates.completed());

        assertThat(existing(journal, awaited(LIGHTHOUSE))).isEqualTo(job);
        answer(journal.delivered(job.id()));
        answer(journal.abandon(job.id()));

        fresh(journal, LIGHTHOUSE);
    }

    @Test
    void a_job_that_goes_on_has_not_been_delivered() {
        Journal journal = process();
        Job job = abandoned(journal, LIGHTHOUSE);
        answer(journal.delivered(job.id()));

        assertThat(existing(journal, awaited(LIGHTHOUSE))).isEqualTo(job);
    }

    @Test
    void what_was_not_charged_is_not_worth_having_and_what_may_have_been_is_held() {
        Journal journal = process();
        write(journal, abandoned(journal, LIGHTHOUSE), JobStates.failed(Charged.NO));
        Job unknown = fresh(journal, LIGHTHOUSE);
        answer(journal.abandon(unknown.id()));
        unknown = write(journal, unknown, JobStates.UNKNOWN);

        assertThat(reserve(journal, awaited(LIGHTHOUSE))).isEqualTo(new Held(unknown));
    }

    @Test
    void a_price_that_may_still_be_agreed_to_is_asked_for_again_not_reserved_again() {
        Journal journal = process();
        ReservationRequest dear = toConfirmAbove("0.10", LIGHTHOUSE);
        Job job = fresh(journal, dear);
        clock.pass(Duration.ofMinutes(15));
        assertThat(existing(journal, dear)).isEqualTo(job);
        assertThat(existing(process(), dear)).isEqualTo(job);

        clock.pass(Duration.ofMillis(1));

        assertThat(fresh(journal, dear)).isNotEqualTo(job);
    }

    @Test
    void a_limit_that_is_reached_does_not_hide_what_was_paid_for() {
        Journal journal = process(limit(Limit.PER_DAY, "0.30"));
        Job job = abandoned(journal, LIGHTHOUSE);

        assertThat(existing(journal, awaited(LIGHTHOUSE))).isEqualTo(job);
    }

    @Test
    void of_many_identical_calls_at_once_one_gets_it() {
        Journal one = busyProcess(Map.of());
        Job job = abandoned(one, LIGHTHOUSE);

        List<Reservation> answers = Race.of(
                List.of(one, busyProcess(Map.of())), 5, (journal, turn) -> journal.reserve(awaited(LIGHTHOUSE)));

        assertThat(answers).filteredOn(Existing.class::isInstance).containsExactly(new Existing(job));
        assertThat(answers).filteredOn(Created.class::isInstance).hasSize(9);
    }

    @Test
    void an_adopted_job_that_its_process_follows_stays_with_that_process() {
        Journal follows = process();
        Journal adopts = process();
        Job job = write(follows, abandoned(follows, LIGHTHOUSE), JobStates.PROCESSING);

        assertThat(reserve(adopts, awaited(LIGHTHOUSE))).isEqualTo(new Existing(job));

        assertThat(answer(adopts.renew(Set.of(ACCOUNT))).kept()).isEmpty();
        assertThat(answer(follows.renew(Set.of())).kept()).containsExactly(job.id());
    }

    @Test
    void a_job_that_died_with_its_process_is_taken_over_with_its_lease() {
        Journal died = process();
        Job job = write(died, fresh(died, LIGHTHOUSE), JobStates.PROCESSING);
        silent(job);
        Journal adopts = process();

        assertThat(reserve(adopts, awaited(LIGHTHOUSE))).isEqualTo(new TakenOver(job));

        assertThat(answer(adopts.renew(Set.of())).kept()).containsExactly(job.id());
        assertThat(answer(died.renew(Set.of(ACCOUNT)))).isEqualTo(new LeasedJobs(Set.of(), List.of()));
        fresh(adopts, LIGHTHOUSE);
    }

    @Test
    void thirty_minutes_after_its_process_died_it_is_given_to_nobody() {
        Journal journal = process();
        silent(fresh(journal, LIGHTHOUSE));
        clock.pass(ADOPTABLE.plusMillis(1));

        fresh(journal, LIGHTHOUSE);
    }

    @Test
    void a_job_without_a_wait_that_died_with_its_process_is_not_given_to_a_call_that_waits() {
        Journal journal = process();
        silent(fresh(journal, submitted(LIGHTHOUSE)));

        fresh(journal, LIGHTHOUSE);
    }

    @Test
    void a_job_whose_caller_was_never_told_its_id_goes_to_the_next_call_without_a_wait() {
        Journal died = process();
        Job job = write(died, fresh(died, submitted(LIGHTHOUSE)), JobStates.PROCESSING);
        silent(job);

        assertThat(reserve(process(), submitted(LIGHTHOUSE))).isEqualTo(new TakenOver(job));
    }

    @Test
    void a_job_whose_caller_was_told_its_id_does_not() {
        Journal died = process();
        Job job = write(died, fresh(died, submitted(LIGHTHOUSE)), JobStates.PROCESSING);
        answer(died.submitted(job.id()));
        silent(job);

        assertThat(fresh(process(), submitted(LIGHTHOUSE))).isNotEqualTo(job);
    }

    @Test
    void an_end_that_died_with_its_process_before_it_was_told_is_given_away() {
        Journal died = process();
        Job job = write(died, fresh(died, LIGHTHOUSE), JobStates.completed());
        Journal adopts = process();
        fresh(adopts, LIGHTHOUSE);
        silent(job);

        assertThat(reserve(adopts, awaited(LIGHTHOUSE))).isEqualTo(new Existing(job));

        // It is not lost either if this process dies before delivering it.
        silent(job);
        assertThat(reserve(process(), awaited(LIGHTHOUSE))).isEqualTo(new Existing(job));
    }

    @Test
    void a_wait_that_died_is_over_though_another_process_still_follows_the_job() {
        Journal follows = process();
        Job job = abandoned(follows, LIGHTHOUSE);
        assertThat(reserve(process(), awaited(LIGHTHOUSE))).isEqualTo(new Existing(job));
        silent(job);
        answer(follows.renew(Set.of()));

        assertThat(reserve(process(), awaited(LIGHTHOUSE))).isEqualTo(new Existing(job));
    }

    @Test
    void what_a_process_held_when_it_ended_well_may_be_adopted_at_once() {
        Journal ended = process();
        Job job = write(ended, fresh(ended, LIGHTHOUSE), JobStates.PROCESSING);
        ended.close();

        assertThat(reserve(process(), awaited(LIGHTHOUSE))).isEqualTo(new TakenOver(job));
    }
}

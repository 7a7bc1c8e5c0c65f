package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static io.github.api18mcp.job.journal.JobRequests.ADA_AT_PLAY;
import static io.github.api18mcp.job.journal.JobRequests.BEN;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.Settlement;
import io.github.api18mcp.job.Spending;
import io.github.api18mcp.job.Spending.DayShare;
import io.github.api18mcp.job.Spending.Share;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job counts as, from its reservation to what a person finds out about it later. */
class SettlementTest extends JournalSpec {

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(JobStates.completed(), "0.30"),
                Arguments.of(JobStates.completed("0.25"), "0.25"),
                Arguments.of(JobStates.completed("0.45"), "0.45"),
                Arguments.of(JobStates.completed("0.1234561"), "0.123457"),
                Arguments.of(JobStates.failed(Charged.NO), "0"),
                Arguments.of(JobStates.failed(Charged.NO, Optional.of(Usd.ZERO)), "0"),
                Arguments.of(JobStates.failed(Charged.UNKNOWN), "0.30"),
                Arguments.of(JobStates.failed(Charged.YES, Optional.of(Usd.of("0.10"))), "0.10"),
                Arguments.of(JobStates.UNKNOWN_UNDER_ITS_NAME, "0.30"));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void a_job_reserves_its_price_until_it_has_ended_and_then_counts_as_what_it_cost(JobState ending, String counts) {
        Journal journal = process();
        Job job = fresh(journal, costing("0.30"));
        assertSpent(journal, "0", "0.30");

        job = write(journal, job, JobStates.PROCESSING);
        assertSpent(journal, "0", "0.30");

        write(journal, job, ending);
        assertSpent(journal, counts, "0");
    }

    @Test
    void a_job_of_which_nobody_knows_whether_it_arrived_counts_as_its_price() {
        Journal journal = process();

        write(journal, fresh(journal, costing("0.30")), JobStates.UNKNOWN);

        assertSpent(journal, "0.30", "0");
    }

    @Test
    void what_was_not_charged_may_be_spent_again() {
        Journal journal = process(limit(Limit.PER_DAY, "0.30"));
        write(journal, fresh(journal, costing("0.30")), JobStates.failed(Charged.NO));

        fresh(journal, costing("0.30"));
    }

    @Test
    void nobody_knows_so_it_counts() {
        Journal journal = process(limit(Limit.PER_DAY, "0.30"));
        write(journal, fresh(journal, costing("0.30")), JobStates.UNKNOWN);

        assertThat(reserve(journal, awaited(JobRequests.with(JobRequests.saying("another lighthouse")))))
                .isInstanceOf(Reservation.LimitExceeded.class);
    }

    @Test
    void what_turns_out_to_have_been_free_gives_its_money_back() {
        Journal journal = process(limit(Limit.PER_DAY, "0.30"));
        Job job = write(journal, fresh(journal, costing("0.30")), JobStates.UNKNOWN);

        Optional<Job> settled = answer(journal.settle(job.id(), Settlement.FREE));

        assertThat(settled).contains(found(journal, job));
        assertThat(found(journal, job).state()).isEqualTo(job.state().settled(Settlement.FREE));
        assertThat(found(journal, job).endedAt()).isEqualTo(job.endedAt());
        fresh(journal, costing("0.30"));
    }

    @Test
    void what_turns_out_to_have_been_charged_stays_spent() {
        Journal journal = process();
        Job job = write(journal, fresh(journal, costing("0.30")), JobStates.failed(Charged.UNKNOWN));

        answer(journal.settle(job.id(), Settlement.CHARGED));

        assertThat(found(journal, job).state().charged()).isEqualTo(Charged.YES);
        assertSpent(journal, "0.30", "0");
    }

    @Test
    void a_cost_that_was_found_out_counts_and_not_the_quote() {
        Journal journal = process();
        Job job = write(journal, fresh(journal, costing("0.30")), JobStates.UNKNOWN);

        answer(journal.settle(job.id(), Settlement.cost(Usd.of("0.35"))));

        assertThat(found(journal, job).state().cost()).contains(Usd.of("0.35"));
        assertThat(found(journal, job).state().settlement()).contains(Settlement.cost(Usd.of("0.35")));
        assertSpent(journal, "0.35", "0");
    }

    @Test
    void what_is_settled_stays_settled_though_a_process_says_once_more_that_it_does_not_know() {
        Journal journal = process();
        Job job = fresh(journal, costing("0.30"));
        write(journal, job, JobStates.UNKNOWN);
        Job settled = answer(journal.settle(job.id(), Settlement.FREE)).orElseThrow();

        write(journal, job, JobStates.UNKNOWN);
        write(journal, job, JobStates.UNKNOWN_UNDER_ITS_NAME);

        assertThat(found(journal, job)).isEqualTo(settled);
    }

    @Test
    void what_a_service_says_after_all_is_worth_more_than_what_a_person_found_out() {
        Journal journal = process();
        Job job = fresh(journal, costing("0.30"));
        write(journal, job, JobStates.UNKNOWN);
        answer(journal.settle(job.id(), Settlement.FREE));

        Job learnt = write(journal, job, JobStates.completed("0.25"));

        assertThat(found(journal, job)).isEqualTo(learnt);
    }

    /** Rows that say whether the job was charged, but not that a person found it out. */
    @Test
    void a_row_that_an_older_version_settled_is_settled() {
        Journal journal = process();
        Job job = write(journal, fresh(journal, costing("0.30")), JobStates.UNKNOWN);
        sql().useHandle(handle -> handle.execute(
                "update job set charged = 'NO', detail = ? where id = ?",
                """
                {"state": "unknown", "providerJobId": null, "charged": "no",
                 "error": {"type": "outcome_unknown", "message": "Cut.", "nextStep": "Ask.", "violations": []}}
                """,
                job.id().value()));

        assertThat(found(journal, job).state().settlement()).contains(Settlement.FREE);
    }

    @Test
    void only_an_ended_job_in_doubt_can_be_settled_and_only_once() {
        Journal journal = process();
        Job recorded = fresh(journal, costing("0.30"));
        Job completed = write(journal, fresh(journal, costing("0.30")), JobStates.completed());
        Job unknown = write(journal, fresh(journal, costing("0.30")), JobStates.UNKNOWN);
        answer(journal.settle(unknown.id(), Settlement.CHARGED));

        assertThat(answer(journal.settle(recorded.id(), Settlement.FREE))).isEmpty();
        assertThat(answer(journal.settle(completed.id(), Settlement.FREE))).isEmpty();
        assertThat(answer(journal.settle(unknown.id(), Settlement.FREE))).isEmpty();
        assertThat(answer(journal.settle(JobId.fresh(), Settlement.FREE))).isEmpty();
        assertSpent(journal, "0.60", "0.30");
    }

    @Test
    void a_job_is_settled_by_one_of_two_who_try_at_the_same_time() {
        Journal one = process();
        Job job = write(one, fresh(one, costing("0.30")), JobStates.UNKNOWN);

        List<Optional<Job>> answers = Race.of(
                List.of(one, process()),
                4,
                (journal, turn) -> journal.settle(job.id(), turn % 2 == 0 ? Settlement.CHARGED : Settlement.FREE));

        assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void what_cost_more_than_was_quoted_counts_and_is_listed_newest_first() {
        Journal journal = process(limit(Limit.PER_DAY, "0.50"));
        Job dearer = fresh(journal, costing("0.30"));
        clock.pass(Duration.ofSeconds(1));
        Job dearest = fresh(journal, costing("0.10", BEN));
        fresh(journal, costing("0.10"));
        Job ended = write(journal, dearer, JobStates.completed("0.300001"));
        Job endedLater = write(journal, dearest, JobStates.completed("0.90"));

        assertThat(answer(journal.aboveQuote(9))).containsExactly(endedLater, ended);
        assertThat(answer(journal.aboveQuote(1))).containsExactly(endedLater);
        assertThat(answer(journal.allowances(ADA)).get(0).used()).isEqualByComparingTo("0.400001");
        assertThat(answer(journal.allowances(BEN)).get(0).left()).isZero();
    }

    @Test
    void a_failure_that_was_free_after_all_did_not_cost_more_than_its_quote() {
        Journal journal = process();
        Job job = fresh(journal, costing("0.30"));
        write(journal, job, JobStates.failed(Charged.UNKNOWN, Optional.of(Usd.of("0.50"))));

        answer(journal.settle(job.id(), Settlement.FREE));

        assertThat(answer(journal.aboveQuote(9))).isEmpty();
    }

    @Test
    void spending_is_told_by_day_and_by_model() {
        Journal journal = process(limit(Limit.PER_MONTH, "9"));
        clock.set("2025-02-28T23:59:59.999Z");
        write(journal, fresh(journal, JobRequests.by(ADA, "zeus")), JobStates.completed());
        clock.set("2025-03-01T00:00:00Z");
        write(journal, fresh(journal, JobRequests.by(ADA, "hera")), JobStates.completed("0.25"));
        fresh(journal, JobRequests.by(ADA, "zeus"));
        fresh(journal, JobRequests.by(BEN, "zeus"));
        fresh(journal, JobRequests.by(ADA_AT_PLAY, "zeus"));

        Spending spending = answer(journal.spending(ADA, 2));

        assertThat(spending.spent()).isEqualTo(Usd.of("0.55"));
        assertThat(spending.reserved()).isEqualTo(Usd.of("0.30"));
        assertThat(spending.byDay())
                .containsExactly(
                        new Share("2025-03-01", 2, Usd.of("0.25"), Usd.ZERO, Usd.of("0.30")),
                        new Share("2025-02-28", 1, Usd.of("0.30"), Usd.of("0.30"), Usd.ZERO));
        assertThat(spending.byModel())
                .containsExactly(
                        new Share("hera", 1, Usd.of("0.25"), Usd.ZERO, Usd.ZERO),
                        new Share("zeus", 2, Usd.of("0.30"), Usd.of("0.30"), Usd.of("0.30")));
        assertThat(spending.byDayAndModel())
                .containsExactly(
                        new DayShare("2025-03-01", new Share("hera", 1, Usd.of("0.25"), Usd.ZERO, Usd.ZERO)),
                        new DayShare("2025-03-01", new Share("zeus", 1, Usd.ZERO, Usd.ZERO, Usd.of("0.30"))),
                        new DayShare("2025-02-28", new Share("zeus", 1, Usd.of("0.30"), Usd.of("0.30"), Usd.ZERO)));
        assertThat(spending.limits()).singleElement().satisfies(month -> assertThat(month.used())
                .isEqualByComparingTo("0.55"));
        assertThat(answer(journal.spending(ADA, 1)).byDay()).hasSize(1);
    }

    @Test
    void who_has_spent_nothing_is_told_so() {
        Spending spending = answer(process().spending(ADA, 30));

        assertThat(spending).isEqualTo(new Spending(Usd.ZERO, Usd.ZERO, 0, List.of(), List.of(), List.of(), List.of()));
    }
}

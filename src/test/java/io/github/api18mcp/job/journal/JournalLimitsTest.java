package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static io.github.api18mcp.job.journal.JobRequests.ADA_AT_PLAY;
import static io.github.api18mcp.job.journal.JobRequests.BEN;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.journal.Reservation.Created;
import io.github.api18mcp.job.journal.Reservation.LimitExceeded;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job is only reserved if every limit still holds with it. */
class JournalLimitsTest extends JournalSpec {

    private static final String A_DOLLAR = "1.00";

    @ParameterizedTest
    @EnumSource(names = {"PER_DAY", "PER_MONTH", "TOTAL_PER_DAY", "TOTAL_PER_MONTH"})
    void the_exact_edge_fits_and_a_millionth_of_a_dollar_more_does_not(Limit limit) {
        Journal journal = process(limit(limit, A_DOLLAR));
        fresh(journal, costing("0.999999"));

        assertRefused(journal, costing("0.000002"), limit, "0.999999");
        fresh(journal, costing("0.000001"));
        assertRefused(journal, costing("0.000001"), limit, "1");
    }

    @Test
    void a_single_call_is_held_against_its_own_limit_only() {
        Journal journal = process(limit(Limit.PER_CALL, A_DOLLAR));

        fresh(journal, costing(A_DOLLAR));
        fresh(journal, costing(A_DOLLAR));
        assertRefused(journal, costing("1.000001"), Limit.PER_CALL, "0");
    }

    @Test
    void a_refusal_leaves_no_trace() {
        Journal journal = process(limit(Limit.PER_DAY, A_DOLLAR));

        reserve(journal, named(costing("1.5"), "key"));

        assertThat(rows()).isZero();
        fresh(journal, named(costing("0.5"), "key"));
    }

    @Test
    void nothing_priced_is_free_at_a_limit_of_zero() {
        Journal journal = process(limit(Limit.PER_DAY, "0"));

        assertRefused(journal, costing("0.000001"), Limit.PER_DAY, "0");
        fresh(journal, costing("0"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PER_DAY", "PER_MONTH"})
    void what_others_spend_does_not_count_against_a_callers_limit(Limit limit) {
        Journal journal = process(limit(limit, A_DOLLAR));
        fresh(journal, costing(A_DOLLAR, BEN));
        fresh(journal, costing(A_DOLLAR, ADA_AT_PLAY));

        fresh(journal, costing(A_DOLLAR, ADA));
    }

    @ParameterizedTest
    @EnumSource(names = {"TOTAL_PER_DAY", "TOTAL_PER_MONTH"})
    void what_others_spend_counts_against_a_total(Limit limit) {
        Journal journal = process(limit(limit, A_DOLLAR));
        fresh(journal, costing("0.75", BEN));

        assertRefused(journal, costing("0.26", ADA), limit, "0.75");
        fresh(journal, costing("0.25", ADA));
    }

    @ParameterizedTest
    @EnumSource(names = {"TOTAL_PER_DAY", "TOTAL_PER_MONTH"})
    void play_does_not_count_against_a_total_of_what_is_live(Limit limit) {
        Journal journal = process(limit(limit, A_DOLLAR));
        fresh(journal, costing(A_DOLLAR, ADA_AT_PLAY));

        fresh(journal, costing(A_DOLLAR, ADA));
    }

    @ParameterizedTest
    @EnumSource(names = {"PER_DAY", "TOTAL_PER_DAY"})
    void a_day_ends_at_midnight_in_utc(Limit limit) {
        Journal journal = process(limit(limit, A_DOLLAR));
        clock.set("2025-03-14T00:00:00Z");
        fresh(journal, costing("0.50"));
        clock.set("2025-03-14T23:59:59.999Z");
        fresh(journal, costing("0.50"));

        assertRefused(journal, costing("0.50"), limit, "1");
        clock.set("2025-03-15T00:00:00Z");
        fresh(journal, costing(A_DOLLAR));
    }

    @ParameterizedTest
    @EnumSource(names = {"PER_MONTH", "TOTAL_PER_MONTH"})
    void a_month_ends_with_its_last_day_in_utc(Limit limit) {
        Journal journal = process(limit(limit, A_DOLLAR));
        clock.set("2024-02-01T00:00:00Z");
        fresh(journal, costing("0.50"));
        clock.set("2024-02-29T23:59:59.999Z");
        fresh(journal, costing("0.50"));

        assertRefused(journal, costing("0.50"), limit, "1");
        clock.set("2024-03-01T00:00:00Z");
        fresh(journal, costing(A_DOLLAR));
    }

    @Test
    void a_job_counts_on_the_day_it_was_reserved_whenever_it_ends() {
        Journal journal = process(limit(Limit.PER_DAY, A_DOLLAR));
        clock.set("2025-03-14T23:59:00Z");
        Job job = fresh(journal, costing(A_DOLLAR));
        clock.set("2025-03-15T00:01:00Z");
        write(journal, job, JobStates.completed(A_DOLLAR));

        fresh(journal, costing(A_DOLLAR));
    }

    @Test
    void calls_without_a_price_are_counted_by_themselves() {
        Journal journal = process(limit(Limit.UNPRICED_PER_DAY, "2"));
        fresh(journal, JobRequests.unpriced(ADA));
        fresh(journal, costing("5"));
        fresh(journal, JobRequests.unpriced(BEN));
        fresh(journal, JobRequests.unpriced(ADA_AT_PLAY));
        fresh(journal, JobRequests.unpriced(ADA));

        assertRefused(journal, JobRequests.unpriced(ADA), Limit.UNPRICED_PER_DAY, "2");
        fresh(journal, costing("5"));
        clock.set("2025-03-15T00:00:00Z");
        fresh(journal, JobRequests.unpriced(ADA));
    }

    @Test
    void a_call_without_a_price_that_was_not_charged_does_not_count() {
        Journal journal = process(limit(Limit.UNPRICED_PER_DAY, "1"));
        write(journal, fresh(journal, JobRequests.unpriced(ADA)), JobStates.failed(Charged.NO));

        fresh(journal, JobRequests.unpriced(ADA));
    }

    @Test
    void a_call_without_a_price_fits_while_anything_is_left() {
        Journal journal = process(limit(Limit.PER_DAY, A_DOLLAR));
        fresh(journal, costing("0.999999"));
        Job unpriced = fresh(journal, JobRequests.unpriced(ADA));
        write(journal, unpriced, JobStates.completed("0.40"));

        assertRefused(journal, JobRequests.unpriced(ADA), Limit.PER_DAY, "1.399999");
    }

    @Test
    void every_limit_has_to_hold() {
        Journal journal = process(Map.of(
                Limit.PER_DAY, new BigDecimal("2"),
                Limit.PER_MONTH, new BigDecimal("3"),
                Limit.TOTAL_PER_MONTH, new BigDecimal("4")));
        fresh(journal, costing("2"));
        clock.set("2025-03-15T12:00:00Z");

        assertRefused(journal, costing("1.5"), Limit.PER_MONTH, "2");
        fresh(journal, costing("1"));
        assertRefused(journal, costing("1.5", BEN), Limit.TOTAL_PER_MONTH, "3");
    }

    @Test
    void two_processes_share_a_limit() {
        fresh(process(limit(Limit.PER_DAY, A_DOLLAR)), costing("0.60"));

        assertRefused(process(limit(Limit.PER_DAY, A_DOLLAR)), costing("0.60"), Limit.PER_DAY, "0.6");
    }

    @Test
    void allowances_say_what_is_left() {
        Journal journal = process(Map.of(Limit.PER_DAY, BigDecimal.ONE, Limit.UNPRICED_PER_DAY, BigDecimal.TEN));
        fresh(journal, costing("0.25"));
        fresh(journal, JobRequests.unpriced(ADA));

        assertThat(answer(journal.allowances(ADA)))
                .extracting(Allowance::limit, allowance -> new Usd(allowance.left()))
                .containsExactlyInAnyOrder(
                        tuple(Limit.PER_DAY, Usd.of("0.75")), tuple(Limit.UNPRICED_PER_DAY, Usd.of("9")));
    }

    @Test
    void many_callers_in_many_threads_of_two_processes_never_pass_a_limit() {
        Map<Limit, BigDecimal> limits =
                Map.of(Limit.PER_DAY, new BigDecimal("0.70"), Limit.TOTAL_PER_MONTH, new BigDecimal("1.10"));

        List<Reservation> answers = Race.of(
                List.of(busyProcess(limits), busyProcess(limits)),
                30,
                (journal, turn) -> journal.reserve(awaited(costing("0.10", turn % 2 == 0 ? ADA : BEN))));

        assertThat(answers).filteredOn(Created.class::isInstance).hasSize(11);
        assertThat(answers).filteredOn(LimitExceeded.class::isInstance).hasSize(49);
        assertThat(held(process(), ADA)).isLessThanOrEqualTo(Usd.of("0.70"));
        assertThat(held(process(), BEN)).isLessThanOrEqualTo(Usd.of("0.70"));
    }

    private static void assertRefused(Journal journal, JobRequest request, Limit limit, String used) {
        Reservation reservation = reserve(journal, awaited(request));

        assertThat(reservation).isInstanceOf(LimitExceeded.class);
        Allowance allowance = ((LimitExceeded) reservation).allowance();
        assertThat(allowance.limit()).isEqualTo(limit);
        assertThat(allowance.used()).isEqualByComparingTo(used);
    }
}

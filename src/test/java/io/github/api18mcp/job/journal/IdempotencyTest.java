package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static io.github.api18mcp.job.journal.JobRequests.ADA_AT_PLAY;
import static io.github.api18mcp.job.journal.JobRequests.BEN;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static io.github.api18mcp.job.journal.JobRequests.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.Settlement;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Reservation.Created;
import io.github.api18mcp.job.journal.Reservation.Existing;
import io.github.api18mcp.job.journal.Reservation.KeyTaken;
import io.github.api18mcp.job.journal.Reservation.LimitExceeded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same key means the same call, which is not paid for twice. */
class IdempotencyTest extends JournalSpec {

    private static final Duration REMEMBERED = Duration.ofHours(24);

    @Test
    void the_call_sent_again_gets_the_job_there_is_however_far_it_is() {
        Journal journal = process();
        Job job = fresh(journal, named(costing("0.30"), "k"));
        assertThat(existing(process(), named(costing("0.30"), "k"))).isEqualTo(job);

        Job processing = write(journal, job, JobStates.PROCESSING);
        assertThat(existing(process(), named(costing("0.30"), "k"))).isEqualTo(processing);

        Job completed = write(journal, job, JobStates.completed());
        answer(journal.delivered(job.id()));
        assertThat(existing(process(), named(costing("0.30"), "k"))).isEqualTo(completed);
    }

    @Test
    void a_limit_that_is_reached_does_not_hide_the_job_there_is() {
        Journal journal = process(limit(Limit.PER_DAY, "0.30"));
        Job job = fresh(journal, named(costing("0.30"), "k"));

        assertThat(existing(journal, named(costing("0.30"), "k"))).isEqualTo(job);
        assertThat(reserve(journal, named(costing("0.30"), "l"))).isInstanceOf(LimitExceeded.class);
    }

    @Test
    void a_job_that_awaits_confirmation_is_there_too() {
        Journal journal = process();
        ReservationRequest wanted = new ReservationRequest(
                costing("0.30"),
                WaitStatus.AWAITED,
                named(costing("0.30"), "k").key(),
                Optional.of(Usd.of("0.10")),
                Repetition.ASK);
        Job job = fresh(journal, wanted);

        assertThat(existing(process(), wanted)).isEqualTo(job);
    }

    @Test
    void other_arguments_under_the_same_key_are_refused() {
        Journal journal = process();
        Job job = fresh(journal, named(costing("0.30"), "k"));

        assertThat(reserve(journal, named(JobRequests.with(saying("a pier")), "k")))
                .isEqualTo(new KeyTaken(job.id()));
    }

    @Test
    void another_tool_caller_or_mode_may_use_the_same_key() {
        Journal journal = process();
        fresh(journal, named(costing("0.30"), "k"));

        fresh(journal, named(costing("0.30"), "another_tool", "k"));
        fresh(journal, named(costing("0.30", BEN), "k"));
        fresh(journal, named(costing("0.30", ADA_AT_PLAY), "k"));
        fresh(journal, named(costing("0.30", ADA), "K"));
        fresh(journal, named(costing("0.30", ADA), "k "));
    }

    @Test
    void a_key_is_remembered_for_a_day() {
        Journal journal = process();
        Job job = fresh(journal, named(costing("0.30"), "k"));
        clock.pass(REMEMBERED);
        assertThat(existing(journal, named(costing("0.30"), "k"))).isEqualTo(job);

        clock.pass(Duration.ofMillis(1));
        Job next = fresh(journal, named(JobRequests.with(saying("a pier")), "k"));

        assertThat(reserve(journal, named(costing("0.30"), "k"))).isEqualTo(new KeyTaken(next.id()));
    }

    @Test
    void what_was_not_charged_frees_its_key() {
        Journal journal = process();
        write(journal, fresh(journal, named(costing("0.30"), "k")), JobStates.failed(Charged.NO));

        Job next = fresh(journal, named(JobRequests.with(saying("a pier")), "k"));

        assertThat(existing(journal, named(JobRequests.with(saying("a pier")), "k")))
                .isEqualTo(next);
    }

    @Test
    void what_may_have_been_charged_keeps_its_key_until_somebody_says_that_it_was_not() {
        Journal journal = process();
        Job job = write(journal, fresh(journal, named(costing("0.30"), "k")), JobStates.UNKNOWN);
        assertThat(existing(journal, named(costing("0.30"), "k"))).isEqualTo(job);

        answer(journal.settle(job.id(), Settlement.FREE));

        fresh(journal, named(costing("0.30"), "k"));
    }

    @Test
    void a_call_with_a_key_of_its_own_gets_no_abandoned_job() {
        Journal journal = process();
        abandoned(journal, costing("0.30"));

        fresh(journal, named(costing("0.30"), "k"));
    }

    @Test
    void a_call_without_a_wait_is_known_by_its_key_as_well() {
        Journal journal = process();
        ReservationRequest wanted = new ReservationRequest(
                costing("0.30"),
                WaitStatus.UNATTENDED,
                named(costing("0.30"), "k").key(),
                Optional.empty(),
                Repetition.ASK);

        Job job = fresh(journal, wanted);

        assertThat(existing(journal, wanted)).isEqualTo(job);
        assertThat(existing(journal, named(costing("0.30"), "k"))).isEqualTo(job);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a'b\"c;--", "\uD83D\uDE00", "a\nb", "a\u0001b", "\u00e9"})
    void a_key_is_any_text(String key) {
        Journal journal = process();
        Job job = fresh(journal, named(costing("0.30"), key));

        assertThat(existing(journal, named(costing("0.30"), key))).isEqualTo(job);
        fresh(journal, named(costing("0.30"), key + "\u0301"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b"})
    void what_cannot_be_kept_is_no_key(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("a_tool", key));
    }

    @Test
    void the_call_sent_many_times_at_once_is_paid_for_once() {
        List<Reservation> answers = Race.of(
                List.of(busyProcess(Map.of()), busyProcess(Map.of())),
                10,
                (journal, turn) -> journal.reserve(named(costing("0.30"), "k")));

        assertThat(answers).filteredOn(Created.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Existing.class::isInstance).hasSize(19);
    }
}

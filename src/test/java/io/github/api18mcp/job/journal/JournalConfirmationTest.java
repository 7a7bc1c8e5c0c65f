package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.AwaitingConfirmation;
import io.github.api18mcp.job.JobState.Reserved;
import io.github.api18mcp.job.JobState.Sending;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Reservation.LimitExceeded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A price above the threshold waits for confirmation by a person. */
class JournalConfirmationTest extends JournalSpec {

    private static final Duration CONFIRMABLE = Duration.ofMinutes(15);

    @Test
    void only_a_price_above_the_threshold_awaits() {
        Journal journal = process();

        Job atTheThreshold = fresh(journal, toConfirmAbove("0.30", costing("0.30")));
        Job unpriced = fresh(journal, toConfirmAbove("0", JobRequests.unpriced(ADA)));
        Job above = fresh(journal, toConfirmAbove("0.30", costing("0.300001")));

        assertThat(atTheThreshold.state()).isEqualTo(new Reserved(Sending.NOT_BEGUN));
        assertThat(unpriced.state()).isEqualTo(new Reserved(Sending.NOT_BEGUN));
        assertThat(above.state()).isEqualTo(new AwaitingConfirmation());
    }

    @Test
    void its_money_is_reserved_meanwhile() {
        Journal journal = process(limit(Limit.PER_DAY, "0.50"));
        awaiting(journal);

        assertThat(held(journal, ADA)).isEqualTo(Usd.of("0.30"));
        assertThat(reserve(journal, awaited(costing("0.30")))).isInstanceOf(Reservation.Existing.class);
        assertThat(reserve(journal, submitted(costing("0.30")))).isInstanceOf(LimitExceeded.class);
    }

    @Test
    void a_yes_lets_it_go_on() {
        Journal journal = process();
        Job job = awaiting(journal);

        Optional<Job> confirmed = answer(journal.confirm(job, WaitStatus.AWAITED));

        assertThat(confirmed).contains(job.in(new Reserved(Sending.NOT_BEGUN), clock.instant()));
        assertThat(found(journal, job)).isEqualTo(confirmed.orElseThrow());
        assertThat(held(journal, ADA)).isEqualTo(Usd.of("0.30"));
    }

    @Test
    void a_yes_from_another_process_makes_that_one_follow_it() {
        Job job = awaiting(process());
        Journal other = process();

        answer(other.confirm(job, WaitStatus.AWAITED));

        assertThat(answer(other.renew(Set.of())).kept()).containsExactly(job.id());
    }

    @Test
    void a_second_yes_is_too_late_and_takes_nothing_away() {
        Journal first = process();
        Journal second = process();
        Job job = awaiting(first);
        answer(first.confirm(job, WaitStatus.AWAITED));

        assertThat(answer(second.confirm(job, WaitStatus.AWAITED))).isEmpty();
        assertThat(answer(second.renew(Set.of(JobRequests.ACCOUNT)))).isEqualTo(new LeasedJobs(Set.of(), List.of()));
        assertThat(answer(first.renew(Set.of())).kept()).containsExactly(job.id());
    }

    @Test
    void of_many_who_say_yes_at_the_same_time_one_is_heard() {
        Journal one = process();
        Job job = awaiting(one);

        List<Optional<Job>> answers =
                Race.of(List.of(one, process()), 3, (journal, turn) -> journal.confirm(job, WaitStatus.AWAITED));

        assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void a_yes_within_fifteen_minutes_is_in_time() {
        Journal journal = process();
        Job job = awaiting(journal);
        clock.pass(CONFIRMABLE);

        assertThat(answer(journal.expireConfirmations(JobStates.NOT_CONFIRMED))).isZero();
        assertThat(answer(journal.confirm(job, WaitStatus.AWAITED))).isPresent();
    }

    @Test
    void after_fifteen_minutes_it_has_lapsed() {
        Journal journal = process(limit(Limit.PER_DAY, "0.30"));
        Job job = awaiting(journal);
        clock.pass(CONFIRMABLE.plusMillis(1));

        assertThat(answer(journal.confirm(job, WaitStatus.AWAITED))).isEmpty();
        assertThat(answer(journal.expireConfirmations(JobStates.NOT_CONFIRMED))).isOne();
        assertThat(answer(journal.expireConfirmations(JobStates.NOT_CONFIRMED))).isZero();

        assertThat(found(journal, job)).isEqualTo(job.in(JobStates.NOT_CONFIRMED, clock.instant()));
        assertThat(answer(journal.confirm(job, WaitStatus.AWAITED))).isEmpty();
        assertThat(fresh(journal, costing("0.30"))).isNotEqualTo(job);
    }

    @Test
    void what_a_person_agreed_to_no_longer_lapses() {
        Journal journal = process();
        Job confirmed =
                answer(journal.confirm(awaiting(journal), WaitStatus.AWAITED)).orElseThrow();
        clock.pass(CONFIRMABLE.multipliedBy(2));

        assertThat(answer(journal.expireConfirmations(JobStates.NOT_CONFIRMED))).isZero();
        assertThat(found(journal, confirmed)).isEqualTo(confirmed);
    }

    @Test
    void a_no_ends_it() {
        Journal journal = process();
        Job job = awaiting(journal);

        Job declined = write(journal, job, JobStates.NOT_CONFIRMED);

        assertThat(answer(journal.confirm(job, WaitStatus.AWAITED))).isEmpty();
        assertThat(found(journal, job)).isEqualTo(declined);
        assertThat(held(journal, ADA)).isEqualTo(Usd.ZERO);
    }

    @Test
    void a_no_after_somebody_elses_yes_does_not_make_it_free() {
        Journal journal = process();
        Job job = awaiting(journal);
        answer(journal.confirm(job, WaitStatus.AWAITED));

        write(process(), job, JobStates.NOT_CONFIRMED);
        assertThat(found(journal, job).state()).isEqualTo(new Reserved(Sending.NOT_BEGUN));

        write(journal, job, JobStates.PROCESSING);
        write(process(), job, JobStates.NOT_CONFIRMED);
        assertThat(found(journal, job).state()).isEqualTo(JobStates.PROCESSING);
        assertThat(held(journal, ADA)).isEqualTo(Usd.of("0.30"));
    }

    @Test
    void nothing_follows_what_waits_for_a_person() {
        Journal journal = process();
        awaiting(journal);

        assertThat(answer(journal.renew(Set.of(JobRequests.ACCOUNT)))).isEqualTo(new LeasedJobs(Set.of(), List.of()));
        assertThat(answer(process().renew(Set.of(JobRequests.ACCOUNT)))).isEqualTo(new LeasedJobs(Set.of(), List.of()));
    }

    private static Job awaiting(Journal journal) {
        return fresh(journal, toConfirmAbove("0.10", costing("0.30")));
    }
}

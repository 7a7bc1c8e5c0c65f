package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ACCOUNT;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Patience;
import io.github.api18mcp.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which process tracks which job. */
@ExtendWith(Patience.class)
class LeaseTest extends JournalSpec {

    private static final LeasedJobs NOTHING = new LeasedJobs(Set.of(), List.of());

    @Test
    void a_process_holds_what_it_has_written_down_and_others_leave_it_alone() {
        Journal mine = process();
        Job recorded = fresh(mine, costing("0.30"));
        Job processing = write(mine, fresh(mine, submitted(costing("0.30"))), JobStates.PROCESSING);

        assertThat(answer(process().renew(Set.of(ACCOUNT)))).isEqualTo(NOTHING);
        assertThat(answer(mine.renew(Set.of(ACCOUNT))))
                .isEqualTo(new LeasedJobs(Set.of(recorded.id(), processing.id()), List.of()));
    }

    @Test
    void what_a_silent_process_held_another_takes_over() {
        Journal silent = process();
        Journal living = process();
        Job recorded = fresh(silent, costing("0.30"));
        Job processing = write(silent, fresh(silent, submitted(costing("0.30"))), JobStates.PROCESSING);
        silent(recorded);
        silent(processing);

        LeasedJobs held = answer(living.renew(Set.of(ACCOUNT)));

        assertThat(held.kept()).isEmpty();
        assertThat(held.taken()).containsExactlyInAnyOrder(recorded, processing);
        assertThat(answer(silent.renew(Set.of(ACCOUNT)))).isEqualTo(NOTHING);
        assertThat(answer(living.renew(Set.of(ACCOUNT))))
                .isEqualTo(new LeasedJobs(Set.of(recorded.id(), processing.id()), List.of()));
    }

    @Test
    void a_process_that_speaks_again_in_time_keeps_what_it_held() {
        Journal slow = process();
        Job job = fresh(slow, costing("0.30"));
        silent(job);

        assertThat(answer(slow.renew(Set.of(ACCOUNT)))).isEqualTo(new LeasedJobs(Set.of(job.id()), List.of()));
        assertThat(answer(process().renew(Set.of(ACCOUNT)))).isEqualTo(NOTHING);
    }

    @Test
    void a_lease_ends_by_the_clock_of_the_database() {
        Journal brief = process(DatabaseExecutors.of(1), Map.of(), Duration.ofMillis(1));
        Journal living = process();
        Job job = fresh(brief, costing("0.30"));

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> answer(living.renew(Set.of(ACCOUNT))).taken(), List.of(job)::equals);
    }

    @Test
    void ended_jobs_and_those_of_accounts_without_a_key_are_not_taken() {
        Journal silent = process();
        Job ended = write(silent, fresh(silent, submitted(costing("0.30"))), JobStates.completed());
        Job untold = write(silent, fresh(silent, costing("0.30")), JobStates.completed());
        Job elsewhere = fresh(silent, JobRequests.paidBy("account-2"));
        List.of(ended, untold, elsewhere).forEach(this::silent);

        assertThat(answer(process().renew(Set.of(ACCOUNT, "account-3")))).isEqualTo(NOTHING);
        assertThat(answer(process().renew(Set.of()))).isEqualTo(NOTHING);
        assertThat(answer(process().renew(Set.of("account-2"))).taken()).containsExactly(elsewhere);
    }

    @Test
    void a_job_is_held_until_its_end_is_written() {
        Journal journal = process();
        Job working = fresh(journal, costing("0.30"));
        write(journal, fresh(journal, costing("0.31")), JobStates.completed());
        write(journal, abandoned(journal, costing("0.32")), JobStates.completed());

        assertThat(answer(journal.renew(Set.of())).kept()).containsExactly(working.id());
    }

    @Test
    void who_waits_in_a_living_process_still_waits_for_a_job_that_ended() {
        Journal journal = process();
        Job job = write(journal, fresh(journal, costing("0.30")), JobStates.completed());
        silent(job);

        answer(journal.renew(Set.of()));

        assertThat(reserve(process(), awaited(costing("0.30")))).isInstanceOf(Reservation.Created.class);
    }

    @Test
    void an_end_that_nobody_waits_for_any_more_is_held_no_longer() {
        Journal journal = process();
        Job job = write(journal, fresh(journal, costing("0.30")), JobStates.completed());
        answer(journal.abandon(job.id()));

        assertThat(answer(journal.renew(Set.of()))).isEqualTo(NOTHING);
    }

    @Test
    void a_process_that_ends_well_gives_at_once() {
        Journal ending = process();
        Job job = write(ending, fresh(ending, submitted(costing("0.30"))), JobStates.PROCESSING);
        ending.close();

        assertThat(answer(process().renew(Set.of(ACCOUNT))).taken()).containsExactly(job);
    }

    @Test
    void also_what_it_was_still_taking_over() {
        Journal silent = process();
        Job job = write(silent, fresh(silent, submitted(costing("0.30"))), JobStates.PROCESSING);
        silent(job);
        LastFirstExecutor threads = new LastFirstExecutor();
        Journal ending = process(new DatabaseExecutors(threads, Runnable::run), Map.of(), Journals.LEASE);
        answer(ending.renew(Set.of()));

        threads.pause();
        ending.renew(Set.of(ACCOUNT)).subscribe().with(held -> {});
        ending.close();

        assertThat(answer(process().renew(Set.of(ACCOUNT))).taken()).containsExactly(job);
    }

    @Test
    void whoever_waited_in_a_dead_process_waits_no_more() {
        Journal dead = process();
        Job job = fresh(dead, costing("0.30"));
        silent(job);
        Journal living = process();

        answer(living.renew(Set.of(ACCOUNT)));

        assertThat(existing(living, awaited(costing("0.30")))).isEqualTo(job);
    }

    @Test
    void what_was_taken_over_can_be_adopted_for_thirty_minutes_after_the_death() {
        Journal dead = process();
        silent(fresh(dead, costing("0.30")));
        clock.pass(Duration.ofMinutes(30).plusMillis(1));
        Journal living = process();
        answer(living.renew(Set.of(ACCOUNT)));

        fresh(living, costing("0.30"));
    }

    @Test
    void each_of_many_orphans_goes_to_exactly_one_of_two_processes_that_race_for_them() {
        Journal dead = process();
        List<Job> orphans = IntStream.range(0, 20)
                .mapToObj(turn -> fresh(dead, submitted(costing("0.30"))))
                .toList();
        orphans.forEach(this::silent);

        List<LeasedJobs> held = Race.of(
                List.of(busyProcess(Map.of()), busyProcess(Map.of())),
                3,
                (journal, turn) -> journal.renew(Set.of(ACCOUNT)));

        assertThat(held.stream().flatMap(it -> it.taken().stream())).containsExactlyInAnyOrderElementsOf(orphans);
    }
}

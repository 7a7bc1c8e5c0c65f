package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ACCOUNT;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState.Reserved;
import io.github.api18mcp.job.JobState.Sending;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.journal.Reservation.Created;
import io.github.api18mcp.job.journal.Reservation.Existing;
import io.github.api18mcp.job.journal.Reservation.Held;
import io.github.api18mcp.job.journal.Reservation.TakenOver;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of the jobs of a process that is killed: others know at once, long before its leases expire. */
class ProcessLockTest extends JournalSpec {

    private static final JobRequest LIGHTHOUSE = costing("0.30");

    @Test
    void the_jobs_of_a_dead_process_are_taken_over_at_once() {
        Journal dead = process();
        Job job = write(dead, fresh(dead, submitted(LIGHTHOUSE)), JobStates.PROCESSING);
        Journal living = process();
        assertThat(answer(living.renew(Set.of(ACCOUNT))).taken()).isEmpty();

        kill(dead);

        assertThat(answer(living.renew(Set.of(ACCOUNT))).taken()).containsExactly(job);
    }

    @Test
    void an_identical_call_gets_the_job_of_a_dead_process_at_once() {
        Journal dead = process();
        Job job = write(dead, fresh(dead, LIGHTHOUSE), JobStates.PROCESSING);
        kill(dead);

        assertThat(reserve(process(), awaited(LIGHTHOUSE))).isEqualTo(new TakenOver(job));
    }

    @Test
    void a_call_with_the_same_key_does_too() {
        Journal dead = process();
        Job job = write(dead, fresh(dead, named(LIGHTHOUSE, "k1")), JobStates.PROCESSING);
        kill(dead);

        assertThat(reserve(process(), named(LIGHTHOUSE, "k1"))).isEqualTo(new TakenOver(job));
    }

    @Test
    void a_job_that_was_not_sent_goes_on_in_the_next_process() {
        Journal dead = process();
        Job job = fresh(dead, LIGHTHOUSE);
        kill(dead);
        Journal living = process();

        Reservation reservation = reserve(living, awaited(LIGHTHOUSE));

        assertThat(reservation).isEqualTo(new Created(job.restarted(clock.instant())));
        assertThat(answer(living.sending(job))).contains(job.with(new Reserved(Sending.MAY_HAVE_BEGUN)));
        assertThat(answer(living.renew(Set.of())).kept()).containsExactly(job.id());
    }

    @Test
    void a_process_that_lost_a_job_may_not_send_it() {
        Journal slow = process();
        Job job = fresh(slow, LIGHTHOUSE);
        silent(job);
        answer(process().renew(Set.of(ACCOUNT)));

        assertThat(answer(slow.sending(job))).isEmpty();
    }

    @Test
    void what_it_says_of_a_job_that_another_process_may_have_sent_is_not_believed() {
        Journal slow = process();
        Job job = fresh(slow, LIGHTHOUSE);
        silent(job);
        Journal living = process();
        answer(living.renew(Set.of(ACCOUNT)));
        answer(living.sending(job));

        write(slow, job, JobStates.NOT_SENT);

        assertThat(found(living, job).state()).isEqualTo(new Reserved(Sending.MAY_HAVE_BEGUN));
    }

    @Test
    void a_job_that_may_have_been_sent_is_taken_over_and_held_once_it_is_given_up() {
        Journal dead = process();
        Job job = answer(dead.sending(fresh(dead, LIGHTHOUSE))).orElseThrow();
        kill(dead);
        Journal living = process();
        assertThat(reserve(living, awaited(LIGHTHOUSE))).isEqualTo(new TakenOver(job));

        Job unknown = write(living, job, JobStates.UNKNOWN);

        assertThat(reserve(living, awaited(LIGHTHOUSE))).isEqualTo(new Held(unknown));
        assertThat(reserve(living, submitted(LIGHTHOUSE))).isEqualTo(new Held(unknown));
    }

    @Test
    void paying_again_needs_that_the_caller_was_told_of_the_earlier_job() {
        Journal journal = process();
        Job unknown = write(journal, fresh(journal, LIGHTHOUSE), JobStates.UNKNOWN);
        assertThat(reserve(journal, payingAgain(LIGHTHOUSE))).isEqualTo(new Held(unknown));

        answer(journal.delivered(unknown.id()));

        assertThat(reserve(journal, payingAgain(LIGHTHOUSE))).isInstanceOf(Created.class);
        assertThat(reserve(journal, awaited(LIGHTHOUSE))).isInstanceOf(Created.class);
    }

    @Test
    void a_job_of_a_living_process_is_not_taken_over() {
        Journal living = process();
        Job job = write(living, abandoned(living, LIGHTHOUSE), JobStates.PROCESSING);

        assertThat(reserve(process(), awaited(LIGHTHOUSE))).isEqualTo(new Existing(job));
    }

    private static ReservationRequest payingAgain(JobRequest request) {
        ReservationRequest asking = awaited(request);
        return new ReservationRequest(
                request, asking.waitStatus(), Optional.empty(), Optional.empty(), Repetition.PAY_AGAIN);
    }
}

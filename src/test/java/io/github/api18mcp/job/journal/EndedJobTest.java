package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An ended job stays as it ended, whatever a process reports that was taken for dead; but an unknown outcome can still
 * become known.
 */
class EndedJobTest extends JournalSpec {

    static Stream<JobState> certainEnds() {
        return Stream.of(
                JobStates.completed("0.25"),
                JobStates.failed(Charged.NO),
                JobStates.failed(Charged.UNKNOWN),
                JobStates.UNKNOWN_UNDER_ITS_NAME);
    }

    @ParameterizedTest
    @MethodSource("certainEnds")
    void a_state_written_after_the_end_changes_nothing(JobState end) {
        Journal journal = process();
        Job job = fresh(journal, costing("0.30"));
        Job ended = write(journal, job, end);
        Usd held = held(journal, ADA);

        for (JobState late : new JobState[] {
            JobStates.PROCESSING,
            JobStates.completed("0.90"),
            JobStates.failed(Charged.YES),
            JobStates.UNKNOWN,
            JobStates.NOT_CONFIRMED
        }) {
            assertThat(answer(journal.write(job.in(late, clock.instant()))))
                    .as("what the process that was late is told")
                    .isEqualTo(ended);
        }

        assertThat(found(journal, job)).isEqualTo(ended);
        assertThat(held(journal, ADA)).isEqualTo(held);
    }

    @Test
    void a_name_that_is_known_is_not_forgotten_by_a_process_that_never_heard_it() {
        Journal journal = process();
        Job job = fresh(journal, costing("0.30"));
        Job named = write(journal, job, JobStates.PROCESSING);

        write(process(), job, JobStates.UNKNOWN);

        assertThat(found(journal, job)).isEqualTo(named);
    }

    static Stream<JobState> news() {
        return Stream.of(JobStates.completed("0.25"), JobStates.failed(Charged.NO), JobStates.UNKNOWN_UNDER_ITS_NAME);
    }

    @ParameterizedTest
    @MethodSource("news")
    void of_a_job_that_was_given_up_without_a_name_the_end_is_learnt(JobState end) {
        Journal journal = process();
        Job job = fresh(journal, costing("0.30"));
        write(journal, job, JobStates.UNKNOWN);

        Job learnt = write(process(), job, end);

        assertThat(found(journal, job)).isEqualTo(learnt);
        assertThat(held(journal, ADA)).isEqualTo(learnt.reserved());
    }

    @Test
    void of_a_job_that_was_given_up_without_a_name_the_name_is_learnt_and_it_is_followed_again() {
        Journal journal = process();
        Job job = fresh(journal, submitted(costing("0.30")));
        write(journal, job, JobStates.UNKNOWN);

        Job learnt = write(journal, job, JobStates.PROCESSING);

        assertThat(found(journal, job)).isEqualTo(learnt);
        assertThat(answer(journal.renew(Set.of(JobRequests.ACCOUNT))).taken()).containsExactly(learnt);
    }

    @Test
    void a_job_that_is_not_there_is_not_made() {
        Journal journal = process();
        Job job = fresh(journal, costing("0.30"));
        sql().useHandle(handle -> handle.execute("delete from job"));

        write(journal, job, JobStates.PROCESSING);

        assertThat(rows()).isZero();
    }
}

package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.Settlement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A cost that is not known, or was stated wrongly, and an end that turns out to be another. */
class CostCorrectionTest extends JournalSpec {

    @Test
    void a_wrong_cost_of_a_job_that_was_charged_can_be_corrected_once() {
        Journal journal = process();
        Job completed = write(journal, fresh(journal, costing("0.30")), JobStates.completed("30"));
        assertSpent(journal, "30", "0");

        Optional<Job> settled = answer(journal.settle(completed.id(), Settlement.cost(Usd.of("0.30"))));

        assertThat(settled.map(job -> job.state().cost())).contains(Optional.of(Usd.of("0.30")));
        assertThat(found(journal, completed).state())
                .isEqualTo(settled.orElseThrow().state());
        assertSpent(journal, "0.30", "0");
        assertThat(answer(journal.settle(completed.id(), Settlement.cost(Usd.of("0.01")))))
                .isEmpty();
    }

    @Test
    void the_cost_of_a_job_that_was_not_charged_cannot_be_corrected() {
        Journal journal = process();
        Job free = write(journal, fresh(journal, costing("0.30")), JobStates.failed(Charged.NO));

        assertThat(answer(journal.settle(free.id(), Settlement.cost(Usd.of("0.30")))))
                .isEmpty();
    }

    @Test
    void a_job_that_was_given_up_is_written_as_its_service_says_after_all() {
        Journal journal = process();
        Job given = write(journal, fresh(journal, costing("0.30")), JobStates.failed(Charged.YES));
        Job after = given.in(JobStates.completed("0.25"), SettableClock.START);

        assertThat(answer(journal.correct(given, after))).isTrue();
        assertThat(found(journal, given).state()).isEqualTo(after.state());
        assertThat(answer(journal.correct(given, after))).isFalse();
        assertSpent(journal, "0.25", "0");
    }

    @Test
    void jobs_without_a_known_cost_are_counted() {
        Journal journal = process();
        write(journal, fresh(journal, costing("0.30")), JobStates.completed());
        write(journal, fresh(journal, costing("0.30")), JobStates.completed("0.25"));
        write(journal, fresh(journal, costing("0.30")), JobStates.failed(Charged.NO));
        fresh(journal, costing("0.30"));
        write(journal, fresh(journal, costing("0.30")), JobStates.UNKNOWN);

        assertThat(answer(journal.spending(ADA, 30)).costUnknown()).isEqualTo(2);
    }
}

package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Limit;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Jobs that ended long ago are deleted, except those that a limit still counts. */
class PruningTest extends JournalSpec {

    private static final Duration RETENTION = Duration.ofDays(10);

    @Test
    void what_ended_longer_ago_than_the_retention_is_forgotten() {
        Journal journal = process();
        clock.set("2025-03-01T12:00:00Z");
        Job job = fresh(journal, costing("0.30"));
        clock.set("2025-04-01T12:00:00Z");
        write(journal, job, JobStates.completed());
        clock.pass(RETENTION);
        assertThat(answer(journal.prune(RETENTION))).isZero();

        clock.pass(Duration.ofMillis(1));

        assertThat(answer(journal.prune(RETENTION))).isOne();
        assertThat(answer(journal.find(ADA, job.id()))).isEmpty();
    }

    @Test
    void what_this_months_limits_count_is_kept() {
        Journal journal = process(limit(Limit.PER_MONTH, "0.30"));
        clock.set("2025-02-28T23:59:59.999Z");
        write(journal, fresh(journal, costing("0.30")), JobStates.completed());
        clock.set("2025-03-01T00:00:00Z");
        Job firstOfMarch = write(journal, fresh(journal, costing("0.30")), JobStates.completed());
        clock.set("2025-03-31T23:59:59.999Z");

        assertThat(answer(journal.prune(RETENTION))).isOne();

        assertThat(found(journal, firstOfMarch)).isEqualTo(firstOfMarch);
        assertThat(reserve(journal, submitted(costing("0.01")))).isInstanceOf(Reservation.LimitExceeded.class);
        clock.set("2025-04-01T00:00:00Z");
        assertThat(answer(journal.prune(RETENTION))).isOne();
    }

    @Test
    void what_has_not_ended_is_kept_however_old() {
        Journal journal = process();
        Job recorded = fresh(journal, costing("0.30"));
        Job processing = write(journal, fresh(journal, costing("0.30")), JobStates.PROCESSING);
        clock.pass(Duration.ofDays(1000));

        assertThat(answer(journal.prune(RETENTION))).isZero();
        assertThat(answer(journal.list(ADA, JobFilter.newest(9).withStatus(Optional.of(JobStatus.PROCESSING)))))
                .containsExactlyInAnyOrder(recorded, processing);
    }
}

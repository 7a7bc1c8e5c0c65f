package io.github.api18mcp.job.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.api18mcp.job.Budget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The connection breaks after a job has been written and before anybody knows. */
class LostCommitTest {

    private final Storage storage = TestDatabase.POSTGRES.migrated();

    @Test
    void what_was_refused_to_its_caller_is_forgotten_though_it_was_written() throws IOException {
        try (BreakingConnection connection = new BreakingConnection((PostgresStorage) storage)) {
            Journal journal = process(connection.storage());
            JournalSpec.fresh(journal, JournalSpec.named(JobRequests.costing("0.10"), "told"));
            connection.breakAtTheNextCommit();
            assertThatExceptionOfType(JournalUnavailableException.class)
                    .isThrownBy(() -> Journals.reserved(journal, JobRequests.costing("0.30")));
            assertThat(jobs()).isEqualTo(2);

            LeasedJobs held = JournalSpec.answer(journal.renew(Set.of(JobRequests.ACCOUNT)));

            assertThat(held.kept()).hasSize(1);
            assertThat(held.taken()).isEqualTo(List.of());
            assertThat(jobs()).isOne();
            journal.close();
        }
    }

    private int jobs() {
        Journal bystander = process(storage);
        int jobs = JournalSpec.answer(bystander.ids(JobRequests.ADA, "", 9)).size();
        bystander.close();
        return jobs;
    }

    private static Journal process(Storage storage) {
        return new Journal(storage, DatabaseExecutors.of(1), new Budget(Map.of()), Journals.LEASE, new SettableClock());
    }
}

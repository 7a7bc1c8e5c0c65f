package io.github.api18mcp.job.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.Job;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables are created on first use, by whichever process comes first. */
class MigrationTest {

    @Test
    void the_newest_migration_is_the_newest_file() throws IOException, URISyntaxException {
        Path folder = Path.of(Migration.class.getResource("/db/journal").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .map(name -> MigrationVersion.fromVersion(name.substring(1, name.indexOf("__"))))
                            .max(MigrationVersion::compareTo))
                    .contains(MigrationVersion.fromVersion(Migration.NEWEST));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_empty_database_gets_its_tables_and_keeps_what_is_written(TestDatabase database) {
        Storage storage = database.empty();
        Journal first = process(storage);
        Job job = Journals.reserved(first, JobRequests.costing("0.30"));
        first.close();

        Journal second = process(storage);

        assertThat(JournalSpec.found(second, job)).isEqualTo(job);
        second.close();
    }

    @RepeatedTest(4)
    void processes_that_open_a_new_file_at_once_all_succeed() {
        assertAllOpen(TestDatabase.SQLITE.empty());
    }

    @RepeatedTest(2)
    void replicas_that_open_a_new_database_at_once_all_succeed() {
        assertAllOpen(TestDatabase.POSTGRES.empty());
    }

    private static void assertAllOpen(Storage storage) {
        List<Journal> processes =
                Stream.generate(() -> process(storage)).limit(4).toList();

        Race.of(processes, 1, (journal, turn) -> journal.reserve(JournalSpec.submitted(JobRequests.costing("0.30"))));

        assertThat(JournalSpec.held(processes.get(0), JobRequests.ADA)).hasToString("$1.20");
        processes.forEach(Journal::close);
    }

    private static Journal process(Storage storage) {
        return new Journal(
                storage,
                DatabaseExecutors.of(storage.maxConnections()),
                new Budget(Map.of()),
                Journals.LEASE,
                new SettableClock());
    }
}

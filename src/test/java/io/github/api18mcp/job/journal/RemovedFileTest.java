package io.github.api18mcp.job.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A deleted file can still be written to, but then nobody else sees what limits have counted. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file in use cannot be removed")
class RemovedFileTest {

    private final Path file = Journals.file();
    private final Path elsewhere = file.resolveSibling("elsewhere.db");
    private final Journal journal = Journals.atOnce(file, Clock.systemUTC(), Map.of());

    @Test
    void nothing_is_begun_in_a_journal_that_was_removed() throws IOException {
        Journals.reserved(journal, JobRequests.costing("0.30"));

        Files.move(file, elsewhere);
        assertUnusable();

        Files.move(elsewhere, file);
        Journals.reserved(journal, JobRequests.costing("0.30"));
    }

    @Test
    void nor_in_one_that_was_replaced() throws IOException {
        Journals.reserved(journal, JobRequests.costing("0.30"));

        Files.move(file, elsewhere);
        Files.createFile(file);

        assertUnusable();
        assertThat(file).isEmptyFile();
    }

    private void assertUnusable() {
        assertThatThrownBy(() -> Journals.reserved(journal, JobRequests.costing("0.30")))
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining("removed or replaced");
        assertThatThrownBy(() -> journal.probe().await().indefinitely())
                .isInstanceOf(JournalUnavailableException.class);
    }
}

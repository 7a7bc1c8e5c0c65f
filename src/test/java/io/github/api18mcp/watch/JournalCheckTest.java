package io.github.api18mcp.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.RecordedLog;
import io.github.api18mcp.job.journal.Journals;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalCheckTest {

    @RegisterExtension
    final RecordedLog log = new RecordedLog();

    @Test
    void a_defect_is_not_blamed_on_the_journal_and_its_trace_is_logged_once() {
        NullPointerException defect = new NullPointerException("a defect");
        JournalCheck check = new JournalCheck(Journals.failing(defect));

        for (int probes = 0; probes < 3; probes++) {
            assertThat(check.look().await().atMost(Duration.ofMinutes(1)))
                    .isEqualTo(HealthCheck.of(
                            "journal",
                            false,
                            "could not be checked because of an error in this server; the log has the details"));
        }

        assertThat(log.traces(line -> line.startsWith("Not ready")))
                .hasSize(1)
                .first()
                .isSameAs(defect);
    }
}

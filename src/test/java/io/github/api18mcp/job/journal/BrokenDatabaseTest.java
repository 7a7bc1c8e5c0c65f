package io.github.api18mcp.job.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A database that cannot be used. */
class BrokenDatabaseTest extends JournalSpec {

    private static final JobRequest SECRET = JobRequests.with(JobRequests.saying("a surprise party for Eve"));

    @Test
    void a_failure_does_not_repeat_the_prompt() {
        Journal journal = process();
        Job job = fresh(journal, SECRET);
        unusable(() -> {
            assertFailsInSilence(() -> reserve(journal, awaited(SECRET)));
            assertFailsInSilence(() -> write(journal, job, JobStates.completed()));
        });
    }

    private void unusable(Runnable meanwhile) {
        sql().useHandle(handle -> handle.execute("alter table job rename to elsewhere"));
        try {
            meanwhile.run();
        } finally {
            sql().useHandle(handle -> handle.execute("alter table elsewhere rename to job"));
        }
    }

    private static void assertFailsInSilence(Runnable action) {
        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(action::run)
                .satisfies(failure -> {
                    StringWriter all = new StringWriter();
                    failure.printStackTrace(new PrintWriter(all));
                    assertThat(all.toString()).doesNotContain("Eve").doesNotContain("picture.png");
                });
    }
}

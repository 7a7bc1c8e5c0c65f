package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of a long journal is read along the index of its owner. */
class JobQueryPlanTest extends JournalSpec {

    private static final long FIRST = 1_000_000_000_000_000L;
    private static final int JOBS = 10_000;
    private static final JobId MIDDLE = new JobId("j_" + (FIRST + JOBS / 2));

    /** The same text for both databases. */
    private static final String FILL =
            """
            insert into job (id, mode, caller, account, provider, model, output_kind, arguments, search_text, fingerprint,
              created_at, day, state, detail, charged, quoted_micros, cost_micros, reserved_micros, wait_status, ended_at)
            with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < %d - 1)
            select 'j_' || (%d + n), '%s', '%s', 'account', 'api18', 'zeus', 'IMAGE', '{}', 'a boat', 'fingerprint',
              n, 0, 'completed', '{}', 'YES', 300000, 300000, 300000, 'DELIVERED', n
            from numbers
            """;

    private static final Map<TestDatabase, String> IN_ORDER = Map.of(
            TestDatabase.SQLITE, "USING INDEX job_by_owner",
            TestDatabase.POSTGRES, "Index Scan Backward using job_by_owner");

    private static final String[] SORTED = {"TEMP B-TREE", "Sort"};

    @BeforeEach
    void fill() {
        sql().useHandle(handle -> {
            handle.createUpdate(FILL.formatted(
                            JOBS, FIRST, ADA.mode().name(), ADA.caller().name()))
                    .execute();
            handle.execute("analyze job");
        });
    }

    @Test
    void no_more_is_read_than_the_page() {
        assertThat(plan(JobFilter.newest(100))).contains(IN_ORDER.get(database)).doesNotContain(SORTED);
        assertThat(plan(JobFilter.newest(100).before(Optional.of(MIDDLE))))
                .contains(IN_ORDER.get(database))
                .doesNotContain(SORTED);
    }

    @Test
    void no_jobs_of_others_are_read() {
        JobFilter page = JobFilter.newest(100).before(Optional.of(MIDDLE));

        assertReadsOwnJobs(page.withStatus(Optional.of(JobStatus.COMPLETED)));
        assertReadsOwnJobs(page.ofModel(Optional.of("zeus")));
        assertReadsOwnJobs(page.ofKind(Optional.of(OutputKind.IMAGE)));
        assertReadsOwnJobs(page.about("boat"));
        assertReadsOwnJobs(page.costing(Optional.of(Usd.of("0.10")), Optional.of(Usd.of("0.50"))));
        assertReadsOwnJobs(
                page.since(Optional.of(Instant.ofEpochMilli(10))).until(Optional.of(Instant.ofEpochMilli(JOBS))));
    }

    private void assertReadsOwnJobs(JobFilter filter) {
        assertThat(plan(filter)).contains("job_by_owner").doesNotContain("Seq Scan", "SCAN job");
    }

    /** What the database says that it would do for the query. */
    private String plan(JobFilter filter) {
        String explain = database == TestDatabase.SQLITE ? "explain query plan " : "explain ";
        String column = database == TestDatabase.SQLITE ? "detail" : "QUERY PLAN";
        List<String> lines = new ArrayList<>();
        sql().useHandle(handle -> {
            TemplateEngine engine = handle.getConfig(SqlStatements.class).getTemplateEngine();
            handle.getConfig(SqlStatements.class)
                    .setTemplateEngine((template, context) -> explain + engine.render(template, context));
            handle.registerRowMapper(Job.class, (row, context) -> {
                lines.add(row.getString(column));
                return null;
            });
            JobQueries.list(handle, ADA, filter);
        });
        return String.join("\n", lines);
    }
}

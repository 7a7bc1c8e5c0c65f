package io.github.api18mcp.generation.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.input.JobImages;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalConfig;
import io.github.api18mcp.job.journal.Journals;
import io.github.api18mcp.job.journal.LeasedJobs;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Services;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One process is taken for dead, and another tracks its jobs: two journals on one file. */
class RecoveryTest {

    private static final Owner OWNER = new Owner(Caller.LOCAL, Mode.LIVE);

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider provider = new ScriptedProvider(time);
    private final Providers providers = Services.only(provider);
    private final Path file = Journals.file();
    private final Journal silent = Journals.atOnce(file, time, Map.of());
    private final Journal journal = Journals.atOnce(file, time, Map.of());
    private final JobRunRegistry runs = new JobRunRegistry(
            new Catalog(List.of()),
            providers,
            JobImages.AS_GIVEN,
            journal,
            new UsualPolling(),
            JobMetrics.NONE,
            time,
            time);
    private final Recovery recovery = new Recovery(journal, runs, providers, new Kept(), JobMetrics.NONE, time, time);
    private Job job;

    @BeforeEach
    void aJobOfAProcessThatIsSilent() throws SQLException {
        job = Journals.reserved(silent, request());
        provider.finallyReports(completed());
        recovery.start(null);
    }

    @Test
    void what_was_accepted_is_followed_to_its_end() throws SQLException {
        write(new Processing("p1"));
        isTakenForDead();

        time.pass(Duration.ofSeconds(30));

        assertThat(found().status()).isEqualTo(JobStatus.COMPLETED);
    }

    /** Outputs are saved when their job ends, whichever process began it. */
    @Test
    void the_end_of_a_job_that_was_taken_over_is_told_once() throws SQLException {
        List<Job> ended = new ArrayList<>();
        runs.whenEnded(ended::add);
        write(new Processing("p1"));
        isTakenForDead();

        time.pass(Duration.ofSeconds(30));

        assertThat(ended).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(job.id());
            assertThat(one.status()).isEqualTo(JobStatus.COMPLETED);
        });
    }

    @Test
    void what_was_sent_or_not_is_unknown_and_not_sent_again() throws SQLException {
        silent.sending(job).await().indefinitely();
        isTakenForDead();

        time.pass(Duration.ofSeconds(30));

        assertThat(found().status()).isEqualTo(JobStatus.UNKNOWN);
        assertThat(provider.submissions).isZero();
    }

    @Test
    void what_was_certainly_not_sent_costs_nothing() throws SQLException {
        isTakenForDead();

        time.pass(Duration.ofSeconds(30));

        assertThat(found().status()).isEqualTo(JobStatus.FAILED);
        assertThat(found().state().charged()).isEqualTo(Charged.NO);
        assertThat(provider.submissions).isZero();
    }

    @Test
    void what_the_silent_one_learns_while_it_is_given_up_is_followed_all_the_same() throws SQLException {
        isTakenForDead();
        LeasedJobs held = journal.renew(Set.of(provider.account().id())).await().indefinitely();
        write(new Processing("p1"));
        held.taken().forEach(runs::recover);
        assertThat(found().status()).isEqualTo(JobStatus.PROCESSING);

        time.pass(Duration.ofSeconds(30));

        assertThat(found().status()).isEqualTo(JobStatus.COMPLETED);
    }

    private void write(Processing state) {
        silent.write(job.in(state, time.instant())).await().indefinitely();
    }

    private Job found() {
        return journal.find(OWNER, job.id()).await().indefinitely().orElseThrow();
    }

    private void isTakenForDead() throws SQLException {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            sql.createStatement().execute("update job set lease_until = 0");
        }
    }

    private static Report completed() {
        Output picture = Output.at(URI.create("https://api18.dev/v1/files/p1"), Optional.empty());
        return new Report.Succeeded(List.of(picture), Optional.of(Usd.of("0.056")), Optional.empty(), Optional.empty());
    }

    private JobRequest request() {
        return new JobRequest(
                OWNER,
                provider.account().id(),
                "api18",
                "hera-1.0-text-to-image",
                OutputKind.IMAGE,
                JsonNodeFactory.instance.objectNode().put("prompt", "a cat"),
                Optional.of(Usd.of("0.056")));
    }

    private record Kept() implements JournalConfig {
        @Override
        public DatabaseConfig database() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration retention() {
            return Duration.ofDays(90);
        }

        @Override
        public Duration lease() {
            return Journals.LEASE;
        }
    }
}

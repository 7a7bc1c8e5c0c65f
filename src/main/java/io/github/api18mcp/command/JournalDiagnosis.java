package io.github.api18mcp.command;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Providers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code doctor} finds in the journal, about the jobs of all callers. */
record JournalDiagnosis(Journal journal, Providers providers, Mode mode) {

    private static final int MOST = 5;

    Stream<CheckResult> all() {
        Stream<CheckResult> place = journal.locationWarning().map(why -> CheckResult.ill("journal", why)).stream();
        return Stream.concat(place, journal.exists() ? read() : Stream.of(none()));
    }

    private CheckResult none() {
        return CheckResult.well("journal", journal.location() + " is created at the first call");
    }

    private Stream<CheckResult> read() {
        try {
            List<Job> inDoubt = journal.inDoubt(mode, MOST + 1).await().indefinitely();
            List<Job> above = journal.aboveQuote(MOST).await().indefinitely();
            return Stream.of(
                            Stream.of(CheckResult.well("journal", journal.location())),
                            inDoubt.stream().limit(MOST).map(this::unsettled),
                            inDoubt.stream().skip(MOST).map(job -> moreUnsettled()),
                            above.isEmpty() ? Stream.<CheckResult>empty() : Stream.of(dearer(above)))
                    .flatMap(some -> some);
        } catch (JournalUnavailableException e) {
            return Stream.of(CheckResult.ill(
                    "journal",
                    journal.location() + " cannot be used, so no paid call can be made (" + e.getMessage()
                            + "); check API18MCP_DATABASE_URL or API18MCP_DATA_DIR"));
        }
    }

    private CheckResult unsettled(Job job) {
        return CheckResult.ill(
                "money",
                "%s of %s (%s, %s) may have been charged; look at the dashboard of %s, then run: %s"
                        .formatted(
                                job.id(),
                                job.request().owner().caller().name(),
                                job.request().model(),
                                job.status().word(),
                                SettleCommand.service(job, providers),
                                SettleCommand.commandLine(job.id())));
    }

    private static CheckResult moreUnsettled() {
        return CheckResult.ill("money", "there are more such jobs; list them: api18-mcp jobs --all-callers");
    }

    private static CheckResult dearer(List<Job> jobs) {
        return CheckResult.ill(
                "prices",
                jobs.stream()
                        .map(job -> "%s of %s (%s) cost %s and not %s"
                                .formatted(
                                        job.id(),
                                        job.request().owner().caller().name(),
                                        job.request().model(),
                                        job.state().cost().orElseThrow(),
                                        job.request().quoted().orElseThrow()))
                        .collect(Collectors.joining(
                                "; ", "", "; the catalog's prices may be out of date, update api18-mcp")));
    }
}

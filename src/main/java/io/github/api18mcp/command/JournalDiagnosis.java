package io.github.api18mcp.command;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the doctor finds in the journal. */
record JournalDiagnosis(Journal journal) {

    private static final int MOST = 5;

    Stream<CheckResult> all() {
        Stream<CheckResult> place = journal.locationWarning().map(why -> CheckResult.ill("journal", why)).stream();
        return Stream.concat(place, journal.exists() ? read() : Stream.of(none()));
    }

    private CheckResult none() {
        return CheckResult.well("journal", journal.location() + " is made at the first call");
    }

    private Stream<CheckResult> read() {
        try {
            List<Job> above = journal.aboveQuote(MOST).await().indefinitely();
            return Stream.concat(
                    Stream.of(CheckResult.well("journal", journal.location())),
                    above.isEmpty() ? Stream.empty() : Stream.of(dearer(above)));
        } catch (JournalUnavailableException e) {
            return Stream.of(CheckResult.ill(
                    "journal",
                    journal.location() + " cannot be used, so no paid call is made (" + e.getMessage()
                            + "); check API18MCP_DATABASE_URL or API18MCP_DATA_DIR"));
        }
    }

    private static CheckResult dearer(List<Job> jobs) {
        return CheckResult.ill(
                "prices",
                jobs.stream()
                        .map(job -> "%s (%s) cost %s and not %s"
                                .formatted(
                                        job.id(),
                                        job.request().model(),
                                        job.state().cost().orElseThrow(),
                                        job.request().quoted().orElseThrow()))
                        .collect(Collectors.joining("; ", "", "; the catalog's prices may be out of date")));
    }
}

package io.github.api18mcp.command;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.Journal;
import io.github.api18mcp.job.JournalUnavailable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the doctor finds in the journal. */
record JournalFindings(Journal journal) {

    private static final int MOST = 5;

    Stream<Finding> all() {
        Stream<Finding> place = journal.misplaced().map(why -> Finding.ill("journal", why)).stream();
        return Stream.concat(place, journal.exists() ? read() : Stream.of(none()));
    }

    private Finding none() {
        return Finding.well("journal", journal.place() + " is made at the first call");
    }

    private Stream<Finding> read() {
        try {
            List<Job> above = journal.aboveQuote(MOST).await().indefinitely();
            return Stream.concat(
                    Stream.of(Finding.well("journal", journal.place())),
                    above.isEmpty() ? Stream.empty() : Stream.of(dearer(above)));
        } catch (JournalUnavailable e) {
            return Stream.of(Finding.ill(
                    "journal",
                    journal.place() + " cannot be used, so no paid call is made (" + e.getMessage()
                            + "); check API18MCP_DATABASE_URL or API18MCP_DATA_DIR"));
        }
    }

    private static Finding dearer(List<Job> jobs) {
        return Finding.ill(
                "prices",
                jobs.stream()
                        .map(job -> "%s (%s) cost %s and not %s"
                                .formatted(
                                        job.id(),
                                        job.order().model(),
                                        job.state().cost().orElseThrow(),
                                        job.order().quoted().orElseThrow()))
                        .collect(Collectors.joining("; ", "", "; the catalog's prices may be out of date")));
    }
}

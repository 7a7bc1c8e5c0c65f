package io.github.api18mcp.command;

import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Jobs as a table for people, one per line. */
record JobTable(List<Job> jobs) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final List<String> HEADER =
            List.of("TIME (UTC)", "JOB", "CALLER", "MODEL", "STATUS", "COST", "PROMPT");
    private static final int LONGEST_PROMPT = 40;

    @Override
    public String toString() {
        List<List<String>> rows = Stream.concat(Stream.of(HEADER), jobs.stream().map(JobTable::row))
                .toList();
        List<Integer> widths = IntStream.range(0, HEADER.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toList();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static List<String> row(Job job) {
        return List.of(
                time(job.createdAt()),
                job.id().value(),
                Printable.line(job.request().owner().caller().name()),
                job.request().model(),
                job.status().word(),
                cost(job),
                Printable.start(wish(job), LONGEST_PROMPT));
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths.get(column) - row.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** The cost, or what is known about it. */
    static String cost(Job job) {
        if (job.state().ended() && job.state().charged() == Charged.NO) {
            return "$0.00";
        }
        if (job.state().ended() && job.state().charged() == Charged.UNKNOWN) {
            return "in doubt";
        }
        return job.state()
                .cost()
                .map(Object::toString)
                .or(() -> job.request().quoted().map(usd -> usd + " quoted"))
                .orElse("not known");
    }

    /** The prompt, or the page if the model has no prompt. */
    private static String wish(Job job) {
        return Stream.of("prompt", "url")
                .map(name -> job.request().arguments().path(name).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}

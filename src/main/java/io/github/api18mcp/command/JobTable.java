package io.github.api18mcp.command;

import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
        TextTable table = new TextTable(HEADER);
        jobs.forEach(job -> table.row(row(job)));
        return table.toString();
    }

    private static String[] row(Job job) {
        return new String[] {
            time(job.createdAt()),
            job.id().value(),
            Printable.line(job.request().owner().caller().name()),
            job.request().model(),
            job.status().word(),
            cost(job),
            Printable.start(wish(job), LONGEST_PROMPT)
        };
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

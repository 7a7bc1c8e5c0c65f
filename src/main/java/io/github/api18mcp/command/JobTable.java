package io.github.api18mcp.command;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.platform.Printable;
import io.github.api18mcp.tool.answer.CostText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Jobs as a table for people. */
record JobTable(List<Job> jobs) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final List<String> HEADER =
            List.of("TIME (UTC)", "JOB", "CALLER", "MODEL", "STATUS", "COST", "PROMPT");
    private static final int LONGEST_PROMPT = 40;

    String within(int columns) {
        TextTable table = new TextTable(HEADER);
        jobs.forEach(job -> table.row(row(job)));
        return table.within(columns);
    }

    private static String[] row(Job job) {
        return new String[] {
            time(job.createdAt()),
            job.id().value(),
            Printable.line(job.request().owner().caller().name()),
            job.request().model(),
            job.status().word(),
            CostText.of(job),
            Printable.start(job.request().subject().orElse(""), LONGEST_PROMPT)
        };
    }

    static String time(Instant moment) {
        return TIME.format(moment);
    }
}

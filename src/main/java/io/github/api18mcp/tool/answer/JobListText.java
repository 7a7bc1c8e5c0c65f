package io.github.api18mcp.tool.answer;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.Printable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Jobs in a list for agents: when, what, at which cost, and where the outputs are. */
final class JobListText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_SUBJECT = 80;

    private JobListText() {}

    static String of(List<Job> jobs, Instant now) {
        return jobs.isEmpty()
                ? "No jobs."
                : jobs.stream().flatMap(job -> lines(job, now)).collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(Job job, Instant now) {
        String subject = job.request()
                .subject()
                .map(text -> ": " + Printable.start(text, LONGEST_SUBJECT))
                .orElse("");
        String line = "- %s, %s, %s, %s, %s%s"
                .formatted(
                        TIME.format(job.createdAt()),
                        job.id(),
                        job.request().model(),
                        job.status().word(),
                        CostText.of(job),
                        subject);
        return Stream.concat(Stream.of(line), outputs(job, now));
    }

    private static Stream<String> outputs(Job job, Instant now) {
        return job.state() instanceof Completed completed
                ? completed.outputs().stream().map(output -> "  " + place(output, now))
                : Stream.empty();
    }

    private static String place(Output output, Instant now) {
        if (output.file().isPresent()) {
            return output.file().get().toString();
        }
        return output.isExpired(now) ? "expired" : output.url().toString();
    }
}

package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.tool.ToolAnswer.Link;
import java.util.List;
import java.util.stream.Collectors;

/** A job in a few words of Markdown, its addresses first, for hosts that show text and fold everything else away. */
final class JobText {

    private JobText() {}

    /** @param price what the model costs, in words */
    static String of(JobView job, String price, List<Link> links) {
        if (job.error() != null) {
            return job.error().message() + " " + job.nextStep() + " (job " + job.jobId() + ")" + sandbox(job);
        }
        if (links.isEmpty()) {
            return "Job %s is being made, %d s so far. %s%s"
                    .formatted(job.jobId(), job.elapsedMs() / 1000, job.nextStep(), sandbox(job));
        }
        return links.stream().map(JobText::line).collect(Collectors.joining("\n")) + "\n\n" + facts(job, price)
                + sandbox(job);
    }

    private static String line(Link link) {
        String markdown = "[" + link.name() + "](" + link.output().url() + ")";
        return link.kind() == OutputKind.IMAGE ? "!" + markdown : markdown;
    }

    private static String facts(JobView job, String price) {
        String cost = job.costUsd() == null
                ? "price: " + (job.quotedUsd() == null ? price : job.quotedUsd().toString())
                : "cost " + job.costUsd();
        String reused = job.reused() ? ", paid for by an earlier identical call" : "";
        String expiry =
                job.expiresAt() == null ? "" : " The address expires at " + job.expiresAt() + ": save it before.";
        return "Made by %s in %d s, %s%s (job %s).%s"
                .formatted(job.model(), job.elapsedMs() / 1000, cost, reused, job.jobId(), expiry);
    }

    private static String sandbox(JobView job) {
        return job.sandbox() ? " Sandbox: made on this machine, nothing was charged." : "";
    }
}

package io.github.api18mcp.tool.answer;

import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.tool.answer.JobView.Money;
import io.github.api18mcp.tool.answer.JobView.OutputView;
import io.github.api18mcp.tool.answer.ToolAnswer.Link;
import java.util.List;
import java.util.stream.Collectors;

/** A job in a few words of Markdown, its addresses first, for hosts that show text and fold everything else away. */
final class JobText {

    private JobText() {}

    /**
     * @param price what the model costs, in words
     * @param nextStep in the words of the reader
     */
    static String of(JobView job, String price, List<Link> links, String nextStep) {
        if (job.error() != null) {
            return error(job, nextStep);
        }
        if (job.status() == JobStatus.AWAITING_CONFIRMATION) {
            return "This would cost %s, which needs a person's yes. Nothing was sent and nothing was charged. %s (job %s)%s"
                    .formatted(job.money().quotedUsd(), nextStep, job.identity().jobId(), sandbox(job));
        }
        if (job.status() == JobStatus.COMPLETED && links.isEmpty()) {
            return "What was made is gone: its address expired at "
                    + job.times().expiresAt() + ".\n\n" + facts(job, price) + sandbox(job);
        }
        if (links.isEmpty()) {
            return "Job %s is being made, %d s so far. %s%s"
                    .formatted(job.identity().jobId(), job.times().elapsedMs() / 1000, nextStep, sandbox(job));
        }
        return links.stream().map(JobText::line).collect(Collectors.joining("\n")) + "\n\n" + facts(job, price)
                + sandbox(job);
    }

    /** What went wrong, and what to do. */
    static String error(JobView job, String nextStep) {
        String id = job.identity().jobId();
        return job.error().message() + " " + nextStep + (id == null ? "" : " (job " + id + ")")
                + (job.sandbox() ? " Sandbox: nothing is charged here." : "");
    }

    private static String line(Link link) {
        String markdown = "[" + link.name() + "](" + link.output().url() + ")";
        return link.kind() == OutputKind.IMAGE ? "!" + markdown : markdown;
    }

    private static String facts(JobView job, String price) {
        Money money = job.money();
        String cost = money.costUsd() == null
                ? "price: "
                        + (money.quotedUsd() == null ? price : money.quotedUsd().toString())
                : "cost " + money.costUsd();
        String reused = job.reused() ? ", paid for by an earlier identical call" : "";
        boolean kept = job.made().outputs().stream().noneMatch(OutputView::expired);
        String expiry = job.times().expiresAt() == null || !kept
                ? ""
                : " The address expires at " + job.times().expiresAt() + ": save it before.";
        return "Made by %s in %d s, %s%s (job %s).%s"
                .formatted(
                        job.identity().model(),
                        job.times().elapsedMs() / 1000,
                        cost,
                        reused,
                        job.identity().jobId(),
                        expiry);
    }

    private static String sandbox(JobView job) {
        return job.sandbox() ? " Sandbox: made on this machine, nothing was charged." : "";
    }
}

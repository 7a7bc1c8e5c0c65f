package io.github.api18mcp.tool.answer;

import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.NextStep;
import io.github.api18mcp.job.Settlement;

/** The error of a job with an unknown outcome, after a person has found out about its money. */
final class SettledError {

    private SettledError() {}

    static JobError of(JobError error, Settlement settlement) {
        return new JobError(
                error.type(),
                message(error, "A person has found out since: " + settlement.words() + "."),
                nextStep(settlement),
                error.providerType(),
                error.violations());
    }

    private static String message(JobError error, String found) {
        return error.doubt()
                .map(doubt -> error.message().replace(doubt, found))
                .orElseGet(() -> error.message() + " " + found);
    }

    private static NextStep nextStep(Settlement settlement) {
        return settlement.charged() == Charged.NO
                ? new NextStep("Call again only if the person still wants it.", "Call again if you still want it.")
                : new NextStep(
                        "Do not send it again by yourself: it was paid for. Ask the person.", "It was paid for.");
    }
}

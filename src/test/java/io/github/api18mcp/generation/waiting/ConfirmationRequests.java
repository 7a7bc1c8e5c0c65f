package io.github.api18mcp.generation.waiting;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.ConfirmationRequest.Reason;
import io.github.api18mcp.job.JobId;
import java.time.Duration;

public final class ConfirmationRequests {

    private ConfirmationRequests() {}

    /** The question whether to spend a price above the threshold, about a job of its own. */
    public static ConfirmationRequest aboveThreshold(String text, Usd price, Duration patience) {
        return new ConfirmationRequest(JobId.fresh(), Reason.ABOVE_THRESHOLD, text, price, patience);
    }
}

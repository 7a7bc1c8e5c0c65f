package io.github.api18mcp.generation.waiting;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.JobId;
import java.time.Duration;

/**
 * The question whether to spend a price.
 *
 * @param job the job that the question is about
 * @param text for a person: what would be generated, from which prompt
 * @param patience how long to wait for an answer
 */
public record ConfirmationRequest(JobId job, Reason reason, String text, Usd price, Duration patience) {

    /** Why a person is asked. */
    public enum Reason {
        /** The price of the job is above the threshold. */
        ABOVE_THRESHOLD,
        /** The job may have been charged and has no result; the same call would pay again. */
        PAY_AGAIN
    }

    /** The label of the box that a person ticks to spend the price. */
    public static String box(Usd price) {
        return "Spend " + price;
    }
}

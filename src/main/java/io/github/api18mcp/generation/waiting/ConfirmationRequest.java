package io.github.api18mcp.generation.waiting;

import io.github.api18mcp.catalog.Usd;
import java.time.Duration;

/**
 * The question whether to spend a price.
 *
 * @param text for a person: what would be generated, from which prompt
 * @param patience how long to wait for an answer
 */
public record ConfirmationRequest(String text, Usd price, Duration patience) {

    /** The label of the box that a person ticks to spend the price. */
    public static String box(Usd price) {
        return "Spend " + price;
    }
}

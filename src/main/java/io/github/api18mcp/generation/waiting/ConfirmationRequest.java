package io.github.api18mcp.generation.waiting;

import io.github.api18mcp.catalog.Usd;
import java.time.Duration;

/**
 * Whether to spend so much.
 *
 * @param text for a person: what would be made, with which words
 * @param patience how long an answer is waited for
 */
public record ConfirmationRequest(String text, Usd price, Duration patience) {

    /** The name of the box that is ticked to spend a price. */
    public static String box(Usd price) {
        return "Spend " + price;
    }
}

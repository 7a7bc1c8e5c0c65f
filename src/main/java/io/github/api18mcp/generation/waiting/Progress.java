package io.github.api18mcp.generation.waiting;

import java.time.Duration;

/**
 * How far a call has come.
 *
 * @param percent 0 to below 100; an estimate, for no service says. Not rounded, for MCP wants each to be more than the last
 * @param message for a person: what is made, how long so far, how long usually
 */
public record Progress(double percent, String message) {

    private static final double USUAL_SHARE = 90;
    private static final double REST = 9;

    /** Rises evenly until the usual time, then ever slower, and does not arrive. */
    static Progress of(String title, Duration elapsed, Duration usual) {
        double share = (double) elapsed.toMillis() / usual.toMillis();
        double percent = share <= 1 ? USUAL_SHARE * share : USUAL_SHARE + REST * (1 - 1 / share);
        return new Progress(
                percent,
                "%s: %d s so far, usually about %d s".formatted(title, elapsed.toSeconds(), usual.toSeconds()));
    }
}

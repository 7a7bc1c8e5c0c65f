package io.github.api18mcp.generation.waiting;

import java.time.Duration;

/**
 * How far a call is.
 *
 * @param percent 0 to below 100; an estimate, because no service reports it. Not rounded, because MCP requires each
 *     value to be greater than the last
 * @param message for a person: what is generated, how long it has taken, and how long it usually takes
 */
public record Progress(double percent, String message) {

    private static final double USUAL_SHARE = 90;
    private static final double REST = 9;

    /** Rises evenly until the typical duration, then ever more slowly, and never reaches 100. */
    static Progress of(String title, Duration elapsed, Duration typical) {
        double share = (double) elapsed.toMillis() / typical.toMillis();
        double percent = share <= 1 ? USUAL_SHARE * share : USUAL_SHARE + REST * (1 - 1 / share);
        return new Progress(
                percent,
                "%s: %d s so far, usually about %d s".formatted(title, elapsed.toSeconds(), typical.toSeconds()));
    }

    /** The same progress, with a remark in its message. */
    Progress remarking(String remark) {
        return new Progress(percent, message + ". " + remark);
    }
}

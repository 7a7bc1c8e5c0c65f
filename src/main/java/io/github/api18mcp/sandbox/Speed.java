package io.github.api18mcp.sandbox;

import java.time.Duration;

/**
 * The speed of the sandbox's jobs: 1 is the speed of the real services, 10 is ten times as fast.
 *
 * @param factor above 0; infinite if jobs end at once
 */
public record Speed(double factor) {

    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final Duration MAX_DURATION = Duration.ofDays(30);

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a speed must be above 0");
        }
    }

    /** Converts a real duration to the sandbox's; at most 30 days. */
    public Duration scale(Duration real) {
        return Duration.ofMillis((long) Math.min(MAX_DURATION.toMillis(), real.toMillis() / factor));
    }
}

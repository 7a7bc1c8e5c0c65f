package io.github.api18mcp.sandbox;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * How fast the sandbox's jobs pass: 1 is as slow as real ones, 10 ten times as fast.
 *
 * @param factor above 0; infinite where jobs end at once
 */
public record Speed(double factor) {

    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Duration LONGEST = Duration.ofDays(30);

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a speed is above 0");
        }
    }

    /** How long something takes here that really takes so long; at most 30 days. */
    public Duration of(Duration real) {
        return Duration.ofMillis((long) Math.min(LONGEST.toMillis(), real.toMillis() / factor));
    }

    /** Reads {@code 1}, {@code 2.5}, {@code max}; anything else stops the start. */
    public static final class Reader implements Converter<Speed> {

        @Override
        public Speed convert(String value) {
            if (value.equals("max")) {
                return MAX;
            }
            if (!DECIMAL.matcher(value).matches() || Double.parseDouble(value) == 0) {
                throw new ConfigurationException(
                        "API18MCP_SANDBOX_SPEED is a number above 0, such as 1, 4 or 10, or max; not \"" + value
                                + "\"");
            }
            return new Speed(Double.parseDouble(value));
        }
    }
}

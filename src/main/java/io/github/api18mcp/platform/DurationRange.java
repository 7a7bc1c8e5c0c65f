package io.github.api18mcp.platform;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Parses a duration such as {@code 50s}, {@code 15m} or {@code PT1M30S}; one out of range stops the start. */
public abstract class DurationRange implements Converter<Duration> {

    private static final long serialVersionUID = 1;
    private static final Converter<Duration> PLAIN = new DurationConverter();

    private final String shortest;
    private final String longest;

    protected DurationRange(String shortest, String longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    @Override
    public final Duration convert(String value) {
        Duration duration;
        try {
            duration = PLAIN.convert(value);
        } catch (IllegalArgumentException e) {
            throw outOfBounds();
        }
        if (duration.compareTo(PLAIN.convert(shortest)) < 0 || duration.compareTo(PLAIN.convert(longest)) > 0) {
            throw outOfBounds();
        }
        return duration;
    }

    /** The same form as the message for an invalid choice, which the operator reads. */
    private IllegalArgumentException outOfBounds() {
        return new IllegalArgumentException("allowed values: " + shortest + " to " + longest);
    }
}

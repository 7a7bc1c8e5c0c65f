package io.github.api18mcp.generation;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a length of time such as {@code 50s}, {@code 15m} or {@code PT1M30S}; one out of bounds stops the start. */
abstract class BoundedDuration implements Converter<Duration> {

    private final Converter<Duration> plain = new DurationConverter();
    private final String shortest;
    private final String longest;

    private BoundedDuration(String shortest, String longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    @Override
    public Duration convert(String value) {
        Duration duration;
        try {
            duration = plain.convert(value);
        } catch (IllegalArgumentException e) {
            throw outOfBounds();
        }
        if (duration.compareTo(plain.convert(shortest)) < 0 || duration.compareTo(plain.convert(longest)) > 0) {
            throw outOfBounds();
        }
        return duration;
    }

    /** In the words that are told to whoever set it, as those of a choice are. */
    private IllegalArgumentException outOfBounds() {
        return new IllegalArgumentException("allowed values: " + shortest + " to " + longest);
    }

    /** How long a call waits; below a second not even the service's first answer would be waited for. */
    public static final class OfWait extends BoundedDuration {
        public OfWait() {
            super("1s", "24h");
        }
    }

    /** Between two questions to a service. The shortest is for services of this machine. */
    public static final class OfPoll extends BoundedDuration {
        public OfPoll() {
            super("10ms", "1m");
        }
    }
}

package io.github.api18mcp.platform;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Parses a duration such as {@code 50s}, {@code 15m} or {@code PT1M30S}; one out of range stops the start. */
public record DurationRange(String shortest, String longest) {

    private static final Converter<Duration> PLAIN = new DurationConverter();

    Duration read(String value) {
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

    /** How long a call waits. Below a second, not even the service's first answer would arrive in time. */
    public static final class OfWait implements Converter<Duration> {
        @Override
        public Duration convert(String value) {
            return new DurationRange("1s", "24h").read(value);
        }
    }

    /** The time between two polls. The short minimum is for services on this machine. */
    public static final class OfPoll implements Converter<Duration> {
        @Override
        public Duration convert(String value) {
            return new DurationRange("10ms", "1m").read(value);
        }
    }

    /** How long the journal keeps ended jobs. */
    public static final class OfRetention implements Converter<Duration> {
        @Override
        public Duration convert(String value) {
            return new DurationRange("1d", "36500d").read(value);
        }
    }

    /** How long a process may be silent. Below a second, a busy machine would be taken for dead. */
    public static final class OfLease implements Converter<Duration> {
        @Override
        public Duration convert(String value) {
            return new DurationRange("1s", "10m").read(value);
        }
    }
}

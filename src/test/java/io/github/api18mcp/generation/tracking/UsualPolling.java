package io.github.api18mcp.generation.tracking;

import java.time.Duration;

/** The default settings of polling. */
public record UsualPolling() implements PollConfig {

    @Override
    public Duration fastest() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration slowest() {
        return Duration.ofSeconds(5);
    }
}

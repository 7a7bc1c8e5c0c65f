package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.platform.DurationRange;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a job is polled. The services document 2 to 5 seconds between two polls. */
@ConfigMapping(prefix = "api18mcp.poll")
public interface PollConfig {

    @WithDefault("2s")
    @WithConverter(PollRange.class)
    Duration fastest();

    @WithDefault("5s")
    @WithConverter(PollRange.class)
    Duration slowest();

    /** The short minimum is for services on this machine. */
    final class PollRange extends DurationRange {
        private static final long serialVersionUID = 1;

        public PollRange() {
            super("10ms", "1m");
        }
    }
}

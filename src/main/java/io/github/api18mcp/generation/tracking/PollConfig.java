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
    @WithConverter(DurationRange.OfPoll.class)
    Duration fastest();

    @WithDefault("5s")
    @WithConverter(DurationRange.OfPoll.class)
    Duration slowest();
}

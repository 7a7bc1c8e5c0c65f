package io.github.api18mcp.transport;

import io.github.api18mcp.platform.DurationRange;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How event streams survive between messages. */
@ConfigMapping(prefix = "api18mcp")
public interface EventStreamConfig {

    /** Many proxies close a connection that is silent for 60 seconds. */
    @WithDefault("25s")
    @WithConverter(KeepAliveRange.class)
    Duration keepAlive();

    /** The short minimum is for tests. */
    final class KeepAliveRange extends DurationRange {
        private static final long serialVersionUID = 1;

        public KeepAliveRange() {
            super("100ms", "10m");
        }
    }
}

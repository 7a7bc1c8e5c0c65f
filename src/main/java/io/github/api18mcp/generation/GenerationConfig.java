package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.UsdConverter;
import io.github.api18mcp.platform.DurationRange;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/** How long calls wait, and which of them need a confirmation. */
@ConfigMapping(prefix = "api18mcp")
public interface GenerationConfig {

    /** Most clients give up at 60 seconds and lose what was paid for; the job id has to reach them before. */
    @WithName("wait")
    @WithDefault("${launch.wait:50s}")
    @WithConverter(WaitRange.class)
    Duration longestWait();

    /** A person is asked before a call that costs more. An agent can confirm on its own, so this is not a hard limit. */
    Optional<@WithConverter(UsdConverter.class) Usd> confirmAboveUsd();

    /** Prompts are private, and a log outlives the picture. */
    @WithDefault("false")
    boolean logPrompts();

    /** Below a second, not even the service's first answer would arrive in time. */
    final class WaitRange extends DurationRange {
        private static final long serialVersionUID = 1;

        public WaitRange() {
            super("1s", "24h");
        }
    }
}

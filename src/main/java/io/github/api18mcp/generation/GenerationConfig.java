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

/** How long calls wait, and how often jobs are asked for. */
@ConfigMapping(prefix = "api18mcp")
public interface GenerationConfig {

    /** Most clients give up at 60 seconds and lose what was paid for; the job's id has to reach them before. */
    @WithName("wait")
    @WithDefault("${launch.wait:50s}")
    @WithConverter(DurationRange.OfWait.class)
    Duration longestWait();

    /** A person is asked before a single call that costs more; an agent can answer for them, so it is a brake and no wall. */
    Optional<@WithConverter(UsdConverter.class) Usd> confirmAboveUsd();

    /** A prompt is its author's; in a log it outlives the picture. */
    @WithDefault("false")
    boolean logPrompts();

    /** The service documents 2–5 seconds between two questions. */
    @WithName("poll.fastest")
    @WithDefault("2s")
    @WithConverter(DurationRange.OfPoll.class)
    Duration pollFastest();

    @WithName("poll.slowest")
    @WithDefault("5s")
    @WithConverter(DurationRange.OfPoll.class)
    Duration pollSlowest();
}

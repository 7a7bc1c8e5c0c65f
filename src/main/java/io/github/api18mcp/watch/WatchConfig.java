package io.github.api18mcp.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the log looks like. */
@ConfigMapping(prefix = "api18mcp")
public interface WatchConfig {

    /** Read by the logging configuration; here so that a misspelt setting is told from it. */
    Optional<String> logLevel();

    /** {@code json} for machines that collect it, where a container's is read by nobody else. */
    @WithDefault("text")
    LogFormat logFormat();

    /** How a line is written. */
    enum LogFormat {
        TEXT,
        JSON
    }
}

package io.github.api18mcp.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The format of the log. */
@ConfigMapping(prefix = "api18mcp")
public interface WatchConfig {

    /** Read by the logging configuration; listed here so that a misspelt setting is recognised. */
    Optional<String> logLevel();

    /** {@code json} is for collectors; in a container nobody else reads the log. */
    @WithDefault("text")
    LogFormat logFormat();

    /** The format of a line. */
    enum LogFormat {
        TEXT,
        JSON
    }
}

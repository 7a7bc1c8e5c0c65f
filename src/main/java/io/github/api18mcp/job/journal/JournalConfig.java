package io.github.api18mcp.job.journal;

import io.github.api18mcp.platform.DurationRange;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where jobs are written down, and for how long. */
@ConfigMapping(prefix = "api18mcp")
public interface JournalConfig {

    /** SQLite in the data directory serves one machine; several replicas need a PostgreSQL. */
    DatabaseConfig database();

    /** What a limit still counts is kept in any case. */
    @WithDefault("90d")
    @WithConverter(DurationRange.OfRetention.class)
    Duration retention();

    /** How soon another process takes over the jobs of one that died. Shorter asks the database more often. */
    @WithDefault("15s")
    @WithConverter(DurationRange.OfLease.class)
    Duration lease();

    /** A PostgreSQL. */
    interface DatabaseConfig {

        /** {@code jdbc:postgresql://host/name}. */
        Optional<String> url();

        Optional<String> username();

        Optional<String> password();
    }
}

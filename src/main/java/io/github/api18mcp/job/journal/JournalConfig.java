package io.github.api18mcp.job.journal;

import io.github.api18mcp.platform.DurationRange;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the journal is stored, and for how long. */
@ConfigMapping(prefix = "api18mcp")
public interface JournalConfig {

    /** SQLite in the data directory serves one machine; several replicas need PostgreSQL. */
    DatabaseConfig database();

    /** Jobs that a limit still counts are kept in any case. */
    @WithDefault("90d")
    @WithConverter(RetentionRange.class)
    Duration retention();

    /** How soon another process takes over the jobs of one that died. A shorter lease means more database queries. */
    @WithDefault("15s")
    @WithConverter(LeaseRange.class)
    Duration lease();

    interface DatabaseConfig {

        /** {@code jdbc:postgresql://host/name}. */
        Optional<String> url();

        Optional<String> username();

        Optional<String> password();
    }

    /** A hundred years keep everything. */
    final class RetentionRange extends DurationRange {
        private static final long serialVersionUID = 1;

        public RetentionRange() {
            super("1d", "36500d");
        }
    }

    /** Below a second, a busy machine would be taken for dead. */
    final class LeaseRange extends DurationRange {
        private static final long serialVersionUID = 1;

        public LeaseRange() {
            super("1s", "10m");
        }
    }
}

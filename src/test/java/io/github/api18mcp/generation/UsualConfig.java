package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Usd;
import java.time.Duration;
import java.util.Optional;

/** The default settings of waits and confirmations. */
record UsualConfig(Duration longestWait, Optional<Usd> confirmAboveUsd, boolean logPrompts)
        implements GenerationConfig {

    UsualConfig() {
        this(Duration.ofSeconds(50), Optional.empty(), false);
    }
}

package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Usd;
import java.time.Duration;
import java.util.Optional;

/** Usual settings. */
record Pace(
        Duration longestWait,
        Optional<Usd> confirmAboveUsd,
        boolean logPrompts,
        Duration pollFastest,
        Duration pollSlowest)
        implements GenerationConfig {

    Pace() {
        this(Duration.ofSeconds(50), Optional.empty(), false, Duration.ofSeconds(2), Duration.ofSeconds(5));
    }
}

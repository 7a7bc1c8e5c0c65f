package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import java.util.Optional;

/**
 * A limit in dollars as an operator sets it.
 *
 * @param amount empty for {@code none}: no limit, and also not the one that applies if nothing is set
 */
public record UsdLimit(Optional<Usd> amount) {}

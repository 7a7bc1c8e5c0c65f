package io.github.api18mcp.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.Optional;

/**
 * Spending limits. {@code none} switches one off. Without any limit in dollars, live callers may spend $10 a day each:
 * otherwise anybody who reaches the server could spend the whole balance.
 */
@ConfigMapping(prefix = "api18mcp.budget")
public interface BudgetConfig {

    /** A hard limit for a single call, also if it is confirmed. */
    Optional<@WithConverter(UsdLimitConverter.class) UsdLimit> perCallUsd();

    Optional<@WithConverter(UsdLimitConverter.class) UsdLimit> perDayUsd();

    Optional<@WithConverter(UsdLimitConverter.class) UsdLimit> perMonthUsd();

    Optional<@WithConverter(UsdLimitConverter.class) UsdLimit> totalPerDayUsd();

    Optional<@WithConverter(UsdLimitConverter.class) UsdLimit> totalPerMonthUsd();

    /** Limits calls of models without a price in dollars, whose cost is only known afterwards. */
    Optional<@WithConverter(CallCountConverter.class) Integer> unpricedPerDay();
}

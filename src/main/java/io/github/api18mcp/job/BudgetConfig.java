package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.Optional;

/** Spending limits. Without any of them, anybody who reaches the server can spend the whole balance. */
@ConfigMapping(prefix = "api18mcp.budget")
public interface BudgetConfig {

    /** A hard limit for a single call, also if it is confirmed. */
    Optional<@WithConverter(UsdConverter.class) Usd> perCallUsd();

    Optional<@WithConverter(UsdConverter.class) Usd> perDayUsd();

    Optional<@WithConverter(UsdConverter.class) Usd> perMonthUsd();

    Optional<@WithConverter(UsdConverter.class) Usd> totalPerDayUsd();

    Optional<@WithConverter(UsdConverter.class) Usd> totalPerMonthUsd();

    /** Limits calls of models without a price in dollars, whose cost is only known afterwards. */
    Optional<@WithConverter(CallCountConverter.class) Integer> unpricedPerDay();
}

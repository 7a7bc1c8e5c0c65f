package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.Optional;

/** What may be spent. Without any of these, whoever reaches the server can spend all there is. */
@ConfigMapping(prefix = "api18mcp.budget")
public interface BudgetConfig {

    /** The wall: no single call costs more, whoever confirms it. */
    Optional<@WithConverter(UsdConverter.class) Usd> perCallUsd();

    Optional<@WithConverter(UsdConverter.class) Usd> perDayUsd();

    Optional<@WithConverter(UsdConverter.class) Usd> perMonthUsd();

    Optional<@WithConverter(UsdConverter.class) Usd> totalPerDayUsd();

    Optional<@WithConverter(UsdConverter.class) Usd> totalPerMonthUsd();

    /** Where a price is known only afterwards, or is no matter of dollars, calls are all that can be counted before. */
    Optional<@WithConverter(CallCountConverter.class) Integer> unpricedPerDay();
}

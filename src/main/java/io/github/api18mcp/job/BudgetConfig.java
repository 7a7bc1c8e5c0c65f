package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.Optional;

/** What may be spent. Without any of these, whoever reaches the server can spend all there is. */
@ConfigMapping(prefix = "api18mcp.budget")
public interface BudgetConfig {

    /** The wall: no single call costs more, whoever confirms it. */
    Optional<@WithConverter(BudgetAmount.class) Usd> perCallUsd();

    Optional<@WithConverter(BudgetAmount.class) Usd> perDayUsd();

    Optional<@WithConverter(BudgetAmount.class) Usd> perMonthUsd();

    Optional<@WithConverter(BudgetAmount.class) Usd> totalPerDayUsd();

    Optional<@WithConverter(BudgetAmount.class) Usd> totalPerMonthUsd();

    /** Where a price is known only afterwards, or is no matter of dollars, calls are all that can be counted before. */
    Optional<@WithConverter(BudgetCalls.class) Integer> unpricedPerDay();
}

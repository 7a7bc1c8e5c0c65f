package io.github.api18mcp.job;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The limits that the operator has set. */
@Singleton
public class Budget {

    private final Map<Limit, BigDecimal> limits = new EnumMap<>(Limit.class);

    @Inject
    public Budget(BudgetConfig config) {
        config.perCallUsd().ifPresent(usd -> limits.put(Limit.PER_CALL, usd.amount()));
        config.perDayUsd().ifPresent(usd -> limits.put(Limit.PER_DAY, usd.amount()));
        config.perMonthUsd().ifPresent(usd -> limits.put(Limit.PER_MONTH, usd.amount()));
        config.totalPerDayUsd().ifPresent(usd -> limits.put(Limit.TOTAL_PER_DAY, usd.amount()));
        config.totalPerMonthUsd().ifPresent(usd -> limits.put(Limit.TOTAL_PER_MONTH, usd.amount()));
        config.unpricedPerDay().ifPresent(calls -> limits.put(Limit.UNPRICED_PER_DAY, BigDecimal.valueOf(calls)));
    }

    public Budget(Map<Limit, BigDecimal> limits) {
        this.limits.putAll(limits);
    }

    /** The limits that are set, each in its own unit. */
    public Map<Limit, BigDecimal> limits() {
        return Collections.unmodifiableMap(limits);
    }
}

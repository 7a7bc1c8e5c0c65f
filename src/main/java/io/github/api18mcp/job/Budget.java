package io.github.api18mcp.job;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The limits that an operator has set. */
@Singleton
public class Budget {

    private final Map<Limit, BigDecimal> most = new EnumMap<>(Limit.class);

    @Inject
    public Budget(BudgetConfig config) {
        config.perCallUsd().ifPresent(usd -> most.put(Limit.PER_CALL, usd.amount()));
        config.perDayUsd().ifPresent(usd -> most.put(Limit.PER_DAY, usd.amount()));
        config.perMonthUsd().ifPresent(usd -> most.put(Limit.PER_MONTH, usd.amount()));
        config.totalPerDayUsd().ifPresent(usd -> most.put(Limit.TOTAL_PER_DAY, usd.amount()));
        config.totalPerMonthUsd().ifPresent(usd -> most.put(Limit.TOTAL_PER_MONTH, usd.amount()));
        config.unpricedPerDay().ifPresent(calls -> most.put(Limit.UNPRICED_PER_DAY, BigDecimal.valueOf(calls)));
    }

    public Budget(Map<Limit, BigDecimal> most) {
        this.most.putAll(most);
    }

    /** Every limit that is set, in the unit of each. */
    public Map<Limit, BigDecimal> most() {
        return Collections.unmodifiableMap(most);
    }
}

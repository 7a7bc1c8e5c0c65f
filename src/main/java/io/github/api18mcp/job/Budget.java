package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.platform.Mode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The limits that the operator has set. If money can be spent and no limit in dollars is set, there is one nevertheless: an
 * agent that repeats itself overnight must not spend the whole balance.
 */
@Singleton
public class Budget {

    /** For each caller. Enough for a day of pictures, and small enough that a mistake does little harm. */
    static final BigDecimal DEFAULT_PER_DAY = new BigDecimal("10");

    /** Where the limits come from. */
    public enum Origin {
        /** Set, or switched off, by the operator. */
        OPERATOR,
        /** Nobody said anything, so the default applies. */
        DEFAULT
    }

    private final Map<Limit, BigDecimal> limits = new EnumMap<>(Limit.class);
    private final Origin origin;

    @Inject
    public Budget(BudgetConfig config, Mode mode) {
        set(Limit.PER_CALL, config.perCallUsd());
        set(Limit.PER_DAY, config.perDayUsd());
        set(Limit.PER_MONTH, config.perMonthUsd());
        set(Limit.TOTAL_PER_DAY, config.totalPerDayUsd());
        set(Limit.TOTAL_PER_MONTH, config.totalPerMonthUsd());
        config.unpricedPerDay().ifPresent(calls -> limits.put(Limit.UNPRICED_PER_DAY, BigDecimal.valueOf(calls)));
        boolean saysNothing = Stream.of(
                        config.perCallUsd(),
                        config.perDayUsd(),
                        config.perMonthUsd(),
                        config.totalPerDayUsd(),
                        config.totalPerMonthUsd())
                .allMatch(Optional::isEmpty);
        this.origin = mode == Mode.LIVE && saysNothing ? Origin.DEFAULT : Origin.OPERATOR;
        if (origin == Origin.DEFAULT) {
            limits.put(Limit.PER_DAY, DEFAULT_PER_DAY);
        }
    }

    public Budget(Map<Limit, BigDecimal> limits) {
        this.limits.putAll(limits);
        this.origin = Origin.OPERATOR;
    }

    /** The limits that apply, each in its own unit. */
    public Map<Limit, BigDecimal> limits() {
        return Collections.unmodifiableMap(limits);
    }

    public Origin origin(Limit limit) {
        return limit == Limit.PER_DAY ? origin : Origin.OPERATOR;
    }

    private void set(Limit limit, Optional<UsdLimit> given) {
        given.flatMap(UsdLimit::amount).map(Usd::amount).ifPresent(usd -> limits.put(limit, usd));
    }
}

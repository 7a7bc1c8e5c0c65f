package io.github.api18mcp.command;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.Limit.Unit;
import io.github.api18mcp.job.Limit.Whose;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** The limits that apply, in words for the operator. */
final class LimitsText {

    private LimitsText() {}

    static String of(Budget budget) {
        return budget.limits().isEmpty()
                ? "none"
                : budget.limits().entrySet().stream()
                        .map(limit -> words(limit.getKey(), limit.getValue()) + origin(budget, limit.getKey()))
                        .collect(Collectors.joining("; "));
    }

    private static String words(Limit limit, BigDecimal max) {
        if (limit.unit() == Unit.CALLS) {
            return max.toPlainString() + " calls a day of models without a price in dollars, for each caller";
        }
        String span = " per " + limit.span().name().toLowerCase(Locale.ROOT);
        String whose =
                switch (limit) {
                    case PER_CALL -> "";
                    default -> limit.whose() == Whose.EACH ? " for each caller" : " for all callers together";
                };
        return new Usd(max) + span + whose;
    }

    private static String origin(Budget budget, Limit limit) {
        return budget.origin(limit) == Budget.Origin.DEFAULT
                ? " (the default; set " + limit.variable() + " to another amount or to none)"
                : "";
    }
}

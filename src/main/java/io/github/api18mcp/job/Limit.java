package io.github.api18mcp.job;

import java.util.Locale;

/** The limits that an operator can set. Days and months are in UTC. */
public enum Limit {
    PER_CALL(Whose.EACH, Span.CALL, Unit.USD),
    PER_DAY(Whose.EACH, Span.DAY, Unit.USD),
    PER_MONTH(Whose.EACH, Span.MONTH, Unit.USD),
    TOTAL_PER_DAY(Whose.ALL, Span.DAY, Unit.USD),
    TOTAL_PER_MONTH(Whose.ALL, Span.MONTH, Unit.USD),
    /** Calls of models without a price in dollars. */
    UNPRICED_PER_DAY(Whose.EACH, Span.DAY, Unit.CALLS);

    /** Whose jobs count. */
    public enum Whose {
        EACH,
        ALL
    }

    /** The period that counts. */
    public enum Span {
        CALL,
        DAY,
        MONTH
    }

    /** What is counted. */
    public enum Unit {
        USD,
        CALLS
    }

    private final Whose whose;
    private final Span span;
    private final Unit unit;

    Limit(Whose whose, Span span, Unit unit) {
        this.whose = whose;
        this.span = span;
        this.unit = unit;
    }

    public Whose whose() {
        return whose;
    }

    public Span span() {
        return span;
    }

    public Unit unit() {
        return unit;
    }

    /** The name in answers, such as {@code per_day_usd}. */
    public String word() {
        return (unit == Unit.USD ? name() + "_USD" : name()).toLowerCase(Locale.ROOT);
    }

    /** The environment variable that sets the limit. */
    public String variable() {
        return "API18MCP_BUDGET_" + word().toUpperCase(Locale.ROOT);
    }
}

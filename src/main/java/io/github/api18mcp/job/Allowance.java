package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import java.math.BigDecimal;

/**
 * A limit, and what of it is used: spent, and reserved by jobs that have not ended.
 *
 * @param most in the limit's unit, as is {@code used}, which may be more: a cost above its quote is nobody's choice
 */
public record Allowance(Limit limit, BigDecimal most, BigDecimal used) {

    /** What may still be asked for, never negative. */
    public BigDecimal left() {
        return most.subtract(used).max(BigDecimal.ZERO);
    }

    /** Whether one more call fits in. What has no price in dollars fits while anything is left. */
    public boolean admits(JobRequest request) {
        return switch (limit.unit()) {
            case USD ->
                request.quoted()
                        .map(quoted -> used.add(quoted.amount()).compareTo(most) <= 0)
                        .orElseGet(() -> limit == Limit.PER_CALL || left().signum() > 0);
            case CALLS ->
                request.quoted().isPresent() || used.add(BigDecimal.ONE).compareTo(most) <= 0;
        };
    }

    /** An amount of the limit's unit, for people. */
    public String inWords(BigDecimal amount) {
        return limit.unit() == Limit.Unit.USD ? new Usd(amount).toString() : amount.toPlainString() + " calls";
    }
}

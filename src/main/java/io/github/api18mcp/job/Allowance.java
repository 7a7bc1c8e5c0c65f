package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import java.math.BigDecimal;

/**
 * A limit and how much of it is used: spent, or reserved by jobs that have not ended.
 *
 * @param max in the limit's unit
 * @param used in the limit's unit; more than {@code max} where a job cost more than its quote
 */
public record Allowance(Limit limit, BigDecimal max, BigDecimal used, Budget.Origin origin) {

    /** What is left, never negative. */
    public BigDecimal left() {
        return max.subtract(used).max(BigDecimal.ZERO);
    }

    /** Whether one more job fits. A job without a price in dollars fits as long as anything is left. */
    public boolean admits(JobRequest request) {
        return switch (limit.unit()) {
            case USD ->
                request.quoted()
                        .map(quoted -> used.add(quoted.amount()).compareTo(max) <= 0)
                        .orElseGet(() -> limit == Limit.PER_CALL || left().signum() > 0);
            case CALLS ->
                request.quoted().isPresent() || used.add(BigDecimal.ONE).compareTo(max) <= 0;
        };
    }

    /** An amount in the limit's unit, for people. */
    public String inWords(BigDecimal amount) {
        return limit.unit() == Limit.Unit.USD ? new Usd(amount).toString() : amount.toPlainString() + " calls";
    }
}

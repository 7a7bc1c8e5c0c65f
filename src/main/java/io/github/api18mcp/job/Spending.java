package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import java.util.List;

/**
 * What one owner spent.
 *
 * @param spent the cost of ended jobs; a job with unknown cost counts with its quote
 * @param reserved the quotes of jobs that have not ended
 * @param costUnknown how many ended jobs were charged, or may have been, at a cost that is not known
 * @param limits the limits that are set, as they stand now
 * @param byDay newest first, in UTC
 */
public record Spending(
        Usd spent, Usd reserved, long costUnknown, List<Allowance> limits, List<Share> byDay, List<Share> byModel) {

    /** The part of one day or one model; a day is written {@code 2026-11-22}. */
    public record Share(String name, long jobs, Usd spent, Usd reserved) {}

    public Spending {
        limits = List.copyOf(limits);
        byDay = List.copyOf(byDay);
        byModel = List.copyOf(byModel);
    }
}

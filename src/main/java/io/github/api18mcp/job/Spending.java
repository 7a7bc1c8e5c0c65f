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
 * @param byDayAndModel newest first; a model without jobs on a day is left out
 */
public record Spending(
        Usd spent,
        Usd reserved,
        long costUnknown,
        List<Allowance> limits,
        List<Share> byDay,
        List<Share> byModel,
        List<DayShare> byDayAndModel) {

    /**
     * The part of one day or one model; a day is written {@code 2026-11-22}.
     *
     * @param unknown the part of {@code spent} that counts with its quote, because its cost is not known
     */
    public record Share(String name, long jobs, Usd spent, Usd unknown, Usd reserved) {}

    /** The part of one model on one day. */
    public record DayShare(String day, Share model) {}

    public Spending {
        limits = List.copyOf(limits);
        byDay = List.copyOf(byDay);
        byModel = List.copyOf(byModel);
        byDayAndModel = List.copyOf(byDayAndModel);
    }
}

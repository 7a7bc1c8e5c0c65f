package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import java.util.List;

/**
 * What one owner spent.
 *
 * @param spent what ended jobs cost; one whose cost nobody knows counts with its quote
 * @param reserved what jobs may cost that have not ended
 * @param limits those that are set, as they stand now
 * @param byDay newest first, days of UTC
 */
public record Spending(Usd spent, Usd reserved, List<Allowance> limits, List<Share> byDay, List<Share> byModel) {

    /** One day's or one model's part; a day is {@code 2026-11-22}. */
    public record Share(String name, long jobs, Usd spent, Usd reserved) {}

    public Spending {
        limits = List.copyOf(limits);
        byDay = List.copyOf(byDay);
        byModel = List.copyOf(byModel);
    }
}

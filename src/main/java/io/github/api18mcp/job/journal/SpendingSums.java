package io.github.api18mcp.job.journal;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.Limit.Span;
import io.github.api18mcp.job.Limit.Unit;
import io.github.api18mcp.job.Limit.Whose;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Spending;
import io.github.api18mcp.job.Spending.DayShare;
import io.github.api18mcp.job.Spending.Share;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Sums over the rows of the journal: limits and spending. */
record SpendingSums(Budget budget) {

    private static final String SUMS =
            """
            count(*) as jobs,
              coalesce(sum(case when ended_at is null then 0 else reserved_micros end), 0) as spent,
              coalesce(sum(case when ended_at is not null and charged <> 'NO' and cost_micros is null
                then reserved_micros else 0 end), 0) as unknown,
              coalesce(sum(case when ended_at is null then reserved_micros else 0 end), 0) as reserved
            from job where mode = :mode and caller = :caller and day >= :from
            """;

    /** Every limit that is set, and how much of it this owner has used. */
    List<Allowance> allowances(Handle handle, Owner owner, Instant now) {
        return budget.limits().entrySet().stream()
                .map(limit -> new Allowance(
                        limit.getKey(),
                        limit.getValue(),
                        used(handle, limit.getKey(), owner, now),
                        budget.origin(limit.getKey())))
                .toList();
    }

    /** What this owner spent in the last days, including today. */
    Spending spending(Handle handle, Owner owner, int days, Instant now) {
        long from = JobRowMapper.day(now) - days + 1;
        Share all =
                shares(handle, "'' as name, " + SUMS, owner, from, name -> name).get(0);
        return new Spending(
                all.spent(),
                all.reserved(),
                costUnknown(handle, owner, from),
                allowances(handle, owner, now),
                shares(
                        handle,
                        "day as name, " + SUMS + " group by day order by day desc",
                        owner,
                        from,
                        SpendingSums::date),
                shares(handle, "model as name, " + SUMS + " group by model order by model", owner, from, name -> name),
                byDayAndModel(handle, owner, from));
    }

    private static long costUnknown(Handle handle, Owner owner, long from) {
        return JobRowMapper.owner(
                        handle.createQuery(
                                "select count(*) from job where mode = :mode and caller = :caller and day >= :from"
                                        + " and ended_at is not null and charged <> 'NO' and cost_micros is null"),
                        owner)
                .bind("from", from)
                .mapTo(Long.class)
                .one();
    }

    private static BigDecimal used(Handle handle, Limit limit, Owner owner, Instant now) {
        if (limit.span() == Span.CALL) {
            return BigDecimal.ZERO;
        }
        long used = JobRowMapper.owner(
                        handle.createQuery(
                                "select " + countedSql(limit) + " from job where mode = :mode and day >= :from"
                                        + (limit.whose() == Whose.EACH ? " and caller = :caller" : "")
                                        + (limit.unit() == Unit.CALLS ? " and quoted_micros is null" : "")),
                        owner)
                .bind("from", limit.span() == Span.DAY ? JobRowMapper.day(now) : firstOfMonth(now))
                .mapTo(Long.class)
                .one();
        return limit.unit() == Unit.USD ? Usd.ofMicros(used).amount() : BigDecimal.valueOf(used);
    }

    /** Jobs that were not charged do not count, whatever they had reserved. */
    private static String countedSql(Limit limit) {
        return limit.unit() == Unit.USD
                ? "coalesce(sum(reserved_micros), 0)"
                : "coalesce(sum(case when charged <> 'NO' then 1 else 0 end), 0)";
    }

    static long firstOfMonth(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1).toEpochDay();
    }

    private static List<Share> shares(
            Handle handle, String sums, Owner owner, long from, Function<String, String> name) {
        return JobRowMapper.owner(handle.createQuery("select " + sums), owner)
                .bind("from", from)
                .map((row, context) -> share(row, name))
                .list();
    }

    private static List<DayShare> byDayAndModel(Handle handle, Owner owner, long from) {
        return JobRowMapper.owner(
                        handle.createQuery(
                                "select day, model as name, " + SUMS + " group by day, model order by day desc, model"),
                        owner)
                .bind("from", from)
                .map((row, context) -> new DayShare(date(row.getString("day")), share(row, name -> name)))
                .list();
    }

    private static Share share(ResultSet row, Function<String, String> name) throws SQLException {
        return new Share(
                name.apply(row.getString("name")),
                row.getLong("jobs"),
                Usd.ofMicros(row.getLong("spent")),
                Usd.ofMicros(row.getLong("unknown")),
                Usd.ofMicros(row.getLong("reserved")));
    }

    private static String date(String day) {
        return LocalDate.ofEpochDay(Long.parseLong(day)).toString();
    }
}

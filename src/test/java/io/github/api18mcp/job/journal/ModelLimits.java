package io.github.api18mcp.job.journal;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.Owner;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the jobs of a {@link ModelledJournal} leave of its limits. */
record ModelLimits(List<ModelJob> jobs, Clock clock) {

    static final Map<Limit, BigDecimal> LIMITS = Map.of(
            Limit.PER_CALL, new BigDecimal("1"),
            Limit.PER_DAY, new BigDecimal("1.20"),
            Limit.PER_MONTH, new BigDecimal("1.80"),
            Limit.TOTAL_PER_DAY, new BigDecimal("1.50"),
            Limit.TOTAL_PER_MONTH, new BigDecimal("2.40"),
            Limit.UNPRICED_PER_DAY, new BigDecimal("2"));

    boolean fit(JobRequest request) {
        return LIMITS.keySet().stream().allMatch(limit -> fits(limit, request));
    }

    boolean fits(Limit limit, JobRequest request) {
        BigDecimal used = used(limit, request.owner());
        BigDecimal most = LIMITS.get(limit);
        if (limit == Limit.UNPRICED_PER_DAY) {
            return request.quoted().isPresent() || used.compareTo(most) < 0;
        }
        if (limit == Limit.PER_CALL && request.quoted().isEmpty()) {
            return true;
        }
        return request.quoted()
                .map(quoted -> used.add(quoted.amount()).compareTo(most) <= 0)
                .orElseGet(() -> used.compareTo(most) < 0);
    }

    BigDecimal used(Limit limit, Owner owner) {
        List<ModelJob> counted = jobs.stream()
                .filter(it -> it.job.request().owner().mode() == owner.mode())
                .filter(it -> limit.name().startsWith("TOTAL")
                        || it.job.request().owner().equals(owner))
                .filter(it -> limit.name().endsWith("MONTH")
                        ? it.day().withDayOfMonth(1).equals(today().withDayOfMonth(1))
                        : it.day().equals(today()))
                .toList();
        return switch (limit) {
            case PER_CALL -> BigDecimal.ZERO;
            case UNPRICED_PER_DAY ->
                BigDecimal.valueOf(
                        counted.stream().filter(ModelJob::countsAsUnpricedCall).count());
            default -> sum(counted, it -> true).amount();
        };
    }

    static Usd sum(List<ModelJob> jobs, Predicate<ModelJob> counted) {
        return new Usd(
                jobs.stream().filter(counted).map(it -> it.counts().amount()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

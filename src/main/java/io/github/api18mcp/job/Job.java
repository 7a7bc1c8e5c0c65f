package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.JobState.AwaitingConfirmation;
import io.github.api18mcp.job.JobState.Failed;
import io.github.api18mcp.job.JobState.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One paid generation, from the moment it is written to the journal.
 *
 * @param startedAt when it was created, or when its price was confirmed: the time that a person thinks about a price is not
 *     generation time
 */
public record Job(
        JobId id, JobRequest request, Instant createdAt, Instant startedAt, JobState state, Optional<Instant> endedAt) {

    /** How many times the quote; no price is wrong by as much. */
    private static final long IMPLAUSIBLE = 10;

    public static Job fresh(JobRequest request, JobState first, Instant now) {
        return new Job(JobId.fresh(), request, now, now, first, Optional.empty());
    }

    /** The same job in another state. */
    public Job in(JobState next, Instant now) {
        boolean confirmed = state instanceof AwaitingConfirmation && !next.ended();
        return new Job(
                id,
                request,
                createdAt,
                confirmed ? now : startedAt,
                next,
                next.ended() ? Optional.of(now) : Optional.empty());
    }

    /** The same job; what is known of its state has become more exact. */
    public Job with(JobState moreExact) {
        return new Job(id, request, createdAt, startedAt, moreExact, endedAt);
    }

    /** The same reserved job, begun again by another process. */
    public Job restarted(Instant now) {
        return new Job(id, request, createdAt, now, state, endedAt);
    }

    /** The same job, after a person has found out about its money. */
    public Job settled(Settlement settlement) {
        return new Job(id, request, createdAt, startedAt, state.settled(settlement), endedAt);
    }

    public JobStatus status() {
        return JobStatus.of(state);
    }

    /** It may have been charged, or was charged, and has no result. So nothing is spent on an identical call unless somebody says so. */
    public boolean holdsIdenticalCalls() {
        return state instanceof Unknown && state.charged() == Charged.UNKNOWN
                || state instanceof Failed && state.charged() != Charged.NO;
    }

    /** What counts against limits: the cost, or the quote while the cost is not known. */
    public Usd reserved() {
        if (state.ended() && state.charged() == Charged.NO) {
            return Usd.ZERO;
        }
        return state.cost().or(request::quoted).orElse(Usd.ZERO);
    }

    /** The cost, where it is above the quote. */
    public Optional<Usd> costAboveQuote() {
        return state.cost().filter(cost -> request.quoted()
                .filter(quoted -> cost.compareTo(quoted) > 0)
                .isPresent());
    }

    /**
     * The cost, where it is so far above the quote that the service may have stated it in another unit, such as cents.
     */
    public Optional<Usd> implausibleCost() {
        return costAboveQuote()
                .filter(cost -> state.settlement().isEmpty())
                .filter(cost -> cost.compareTo(request.quoted().orElseThrow().times(IMPLAUSIBLE)) >= 0);
    }

    /** Whether the service might say something else about the end of the job, if it were asked once more. */
    public boolean mayHaveEndedOtherwise() {
        return state.settlement().isEmpty()
                && state.providerJobId().isPresent()
                && (state instanceof JobState.Failed failed && failed.error().type() == ErrorType.PROVIDER_PROTOCOL
                        || state instanceof JobState.Unknown unknown
                                && unknown.error().type() == ErrorType.JOB_NOT_FOUND);
    }

    /** How long the generation took, or has taken so far. */
    public Duration elapsed(Instant now) {
        return Duration.between(startedAt, endedAt.orElse(now));
    }
}

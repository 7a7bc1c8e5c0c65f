package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One paid thing that was asked for, from the moment it was written down. */
public record Job(JobId id, JobRequest request, Instant createdAt, JobState state, Optional<Instant> endedAt) {

    public static Job fresh(JobRequest request, JobState first, Instant now) {
        return new Job(JobId.fresh(), request, now, first, Optional.empty());
    }

    public Job in(JobState next, Instant now) {
        return new Job(id, request, createdAt, next, next.ended() ? Optional.of(now) : Optional.empty());
    }

    /** The same, once somebody has found out whether it was charged. */
    public Job settled(Charged charged) {
        return new Job(id, request, createdAt, state.settled(charged), endedAt);
    }

    public JobStatus status() {
        return JobStatus.of(state);
    }

    /** What of it counts against limits: what it cost, or may cost. */
    public Usd held() {
        if (state.ended() && state.charged() == Charged.NO) {
            return Usd.ZERO;
        }
        return state.cost().or(request::quoted).orElse(Usd.ZERO);
    }

    /** How long it took, or has taken so far. */
    public Duration elapsed(Instant now) {
        return Duration.between(createdAt, endedAt.orElse(now));
    }
}

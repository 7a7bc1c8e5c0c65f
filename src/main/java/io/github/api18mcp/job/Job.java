package io.github.api18mcp.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One paid thing that was asked for, from the moment it was written down. */
public record Job(JobId id, Order order, Instant createdAt, JobState state, Optional<Instant> endedAt) {

    public static Job recorded(Order order, Instant now) {
        return new Job(JobId.fresh(), order, now, new JobState.Recorded(), Optional.empty());
    }

    public Job in(JobState next, Instant now) {
        return new Job(id, order, createdAt, next, next.ended() ? Optional.of(now) : Optional.empty());
    }

    public Status status() {
        return Status.of(state);
    }

    /** How long it took, or has taken so far. */
    public Duration elapsed(Instant now) {
        return Duration.between(createdAt, endedAt.orElse(now));
    }
}

package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import java.util.function.Function;

/** What a reservation came to, decided in one transaction. */
public sealed interface Reservation {

    /** Reads every case; a new one does not compile until each reader has an answer. */
    <T> T fold(
            Function<Created, T> created,
            Function<Existing, T> existing,
            Function<TakenOver, T> takenOver,
            Function<LimitExceeded, T> limitExceeded,
            Function<KeyTaken, T> keyTaken,
            Function<Held, T> held);

    /** A new job, its price reserved: to be submitted, or to be confirmed first. */
    record Created(Job job) implements Reservation {
        @Override
        public <T> T fold(
                Function<Created, T> created,
                Function<Existing, T> existing,
                Function<TakenOver, T> takenOver,
                Function<LimitExceeded, T> limitExceeded,
                Function<KeyTaken, T> keyTaken,
                Function<Held, T> held) {
            return created.apply(this);
        }
    }

    /** An earlier job: abandoned by an identical call, or reserved under the same idempotency key. */
    record Existing(Job job) implements Reservation {
        @Override
        public <T> T fold(
                Function<Created, T> created,
                Function<Existing, T> existing,
                Function<TakenOver, T> takenOver,
                Function<LimitExceeded, T> limitExceeded,
                Function<KeyTaken, T> keyTaken,
                Function<Held, T> held) {
            return existing.apply(this);
        }
    }

    /** An earlier job of a process that died; this process tracks it from now on. */
    record TakenOver(Job job) implements Reservation {
        @Override
        public <T> T fold(
                Function<Created, T> created,
                Function<Existing, T> existing,
                Function<TakenOver, T> takenOver,
                Function<LimitExceeded, T> limitExceeded,
                Function<KeyTaken, T> keyTaken,
                Function<Held, T> held) {
            return takenOver.apply(this);
        }
    }

    /** The call would exceed a limit. */
    record LimitExceeded(Allowance allowance) implements Reservation {
        @Override
        public <T> T fold(
                Function<Created, T> created,
                Function<Existing, T> existing,
                Function<TakenOver, T> takenOver,
                Function<LimitExceeded, T> limitExceeded,
                Function<KeyTaken, T> keyTaken,
                Function<Held, T> held) {
            return limitExceeded.apply(this);
        }
    }

    /** The idempotency key belongs to a call with other arguments. */
    record KeyTaken(JobId by) implements Reservation {
        @Override
        public <T> T fold(
                Function<Created, T> created,
                Function<Existing, T> existing,
                Function<TakenOver, T> takenOver,
                Function<LimitExceeded, T> limitExceeded,
                Function<KeyTaken, T> keyTaken,
                Function<Held, T> held) {
            return keyTaken.apply(this);
        }
    }

    /** An earlier identical call is in doubt, or was charged without a result, and nobody has said to pay again. */
    record Held(Job job) implements Reservation {
        @Override
        public <T> T fold(
                Function<Created, T> created,
                Function<Existing, T> existing,
                Function<TakenOver, T> takenOver,
                Function<LimitExceeded, T> limitExceeded,
                Function<KeyTaken, T> keyTaken,
                Function<Held, T> held) {
            return held.apply(this);
        }
    }
}

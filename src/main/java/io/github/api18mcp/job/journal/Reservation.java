package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;

/** What came of asking for a job: all of it decided in one transaction. */
public sealed interface Reservation {

    /** Written down, its price reserved: to be submitted, or to be confirmed first. */
    record Created(Job job) implements Reservation {}

    /** There is one already: abandoned by an earlier identical call, or asked for under the same idempotency key. */
    record Existing(Job job) implements Reservation {}

    /** Abandoned by a process that died: this one follows it from now on. */
    record TakenOver(Job job) implements Reservation {}

    /** With it a limit would be passed. */
    record LimitExceeded(Allowance allowance) implements Reservation {}

    /** The idempotency key names a call with other arguments. */
    record KeyTaken(JobId by) implements Reservation {}
}

package io.github.api18mcp.job;

/** Whether a caller waits for a job. */
public enum WaitStatus {
    /** A call waits for the job and will deliver its end. */
    AWAITED,
    /** The caller stopped waiting: the next identical call picks the job up. */
    ABANDONED,
    /** Begun without waiting ({@code submit_job}): picked up by another such call only if its caller was not told its id. */
    UNATTENDED,
    /** The end was delivered to a caller. */
    DELIVERED,
    /** In doubt or charged without a result, delivered, and knowingly paid for again. */
    SUPERSEDED
}

package io.github.api18mcp.job;

/** Whether a caller waits for a job. */
public enum WaitStatus {
    /** A call waits for the job and will deliver its end. */
    AWAITED,
    /** The caller stopped waiting: the next identical call picks the job up. */
    ABANDONED,
    /** Begun without waiting ({@code submit_job}): never picked up by another call. */
    UNATTENDED,
    /** The end was delivered to a caller. */
    DELIVERED
}

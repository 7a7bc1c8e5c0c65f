package io.github.api18mcp.job;

/** Whether somebody waits for a job. */
public enum WaitStatus {
    /** A call waits for it, and will be told how it ended. */
    AWAITED,
    /** Its caller stopped waiting: the next identical call gets it. */
    ABANDONED,
    /** Begun without a wait: neither given to another call nor asked of one. */
    UNATTENDED,
    /** Its end was told. */
    DELIVERED
}

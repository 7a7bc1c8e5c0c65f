package io.github.api18mcp.generation.waiting;

/** How a wait ended. */
public enum WaitEnd {
    REACHED,
    TIMED_OUT,
    CALLER_GONE,
    /** This process ends, and the service has not answered whether it has the job. */
    CUT_OFF
}

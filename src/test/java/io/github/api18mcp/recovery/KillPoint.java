package io.github.api18mcp.recovery;

/** The moment at which a process is killed. */
enum KillPoint {
    ITS_CALLS_ARE_SENT,
    A_JOB_IS_RESERVED,
    A_REQUEST_ARRIVES,
    A_REQUEST_IS_ANSWERED,
    A_POLL_ARRIVES,
    AN_END_IS_REPORTED,
    AN_END_IS_WRITTEN,
    AN_ANSWER_IS_GIVEN,
    THE_SERVICE_ANSWERS_ANYTHING
}

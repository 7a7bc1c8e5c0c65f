package io.github.api18mcp.job;

/** What to do with a call if an earlier identical one is in doubt, or was charged without a result. */
public enum Repetition {
    /** Spend nothing: answer with the earlier job, and ask whether to pay again. */
    ASK,
    /** Pay again. The caller was told of the earlier job. */
    PAY_AGAIN
}

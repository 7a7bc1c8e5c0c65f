package io.github.api18mcp.generation.waiting;

/** What a person answers who is asked whether to spend. */
public enum Consent {
    GIVEN,
    DECLINED,
    /** Nobody was asked, nobody answered, or the answer was none: silence spends nothing. */
    NONE
}

package io.github.api18mcp.generation.waiting;

/** What a person answers who is asked whether to spend. */
public enum Consent {
    GIVEN,
    DECLINED,
    /** The form was accepted and its box not ticked. That is no yes: some clients accept on their own. */
    UNTICKED,
    /** Nobody was asked, nobody answered, or the answer was none: silence spends nothing. */
    NONE
}

package io.github.api18mcp.generation.waiting;

/** A person's answer to the question whether to spend a price. */
public enum Consent {
    GIVEN,
    DECLINED,
    /**
     * The form was accepted but its box was not ticked. That is no consent, because some clients accept on their own.
     */
    UNTICKED,
    /** Nobody was asked, or nobody answered. Without an answer nothing is spent. */
    NONE
}

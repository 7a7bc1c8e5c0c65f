package io.github.api18mcp.policy;

/** What a term of the word lists means. */
enum Meaning {
    MINOR,
    SEXUAL,
    /** A phrase that contains such a word but means neither: baby oil, the naked eye. */
    INNOCENT
}

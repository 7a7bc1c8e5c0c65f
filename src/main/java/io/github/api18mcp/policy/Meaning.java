package io.github.api18mcp.policy;

/** What a term of the word lists says. */
enum Meaning {
    MINOR,
    SEXUAL,
    /** A phrase that holds such a word and says neither: baby oil, the naked eye. */
    INNOCENT
}

package io.github.api18mcp;

/** The databases that can hold the journal of a launched jar. */
public enum JournalDatabase {
    SQLITE,
    POSTGRES
}

package io.github.api18mcp.job;

import java.time.Clock;

/** Journals for the tests of other packages. */
public final class Journals {

    private Journals() {}

    public static Journal inMemory(Clock clock) {
        return new InMemoryJournal(clock);
    }
}

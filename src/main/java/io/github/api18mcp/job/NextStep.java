package io.github.api18mcp.job;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What to do next, for each reader.
 *
 * @param agent names tools
 * @param person names commands; a person at the terminal is not told to tell the person
 */
public record NextStep(String agent, String person) {

    /** The same words for both. */
    public static NextStep of(String both) {
        return new NextStep(both, both);
    }

    /** Journals before version 2 have the words for agents alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NextStep read(String agent) {
        return of(agent);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public NextStep {}
}

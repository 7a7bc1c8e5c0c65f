package io.github.api18mcp.job;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What to do next.
 *
 * @param agent for an agent; names tools
 * @param person for a person at the terminal; names commands
 */
public record NextStep(String agent, String person) {

    /** The same words for both. */
    public static NextStep of(String both) {
        return new NextStep(both, both);
    }

    /** Journals before version 2 store only the words for agents. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NextStep read(String agent) {
        return of(agent);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public NextStep {}
}

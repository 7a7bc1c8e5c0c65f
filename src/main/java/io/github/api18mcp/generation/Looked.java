package io.github.api18mcp.generation;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of looking something up. */
public sealed interface Looked {

    /** As the service said it. */
    record Found(JsonNode json) implements Looked {}

    /** @param why {@link Outcome.Refused} or {@link Outcome.Declined} */
    record Nothing(Outcome why) implements Looked {}
}

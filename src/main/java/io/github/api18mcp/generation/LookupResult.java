package io.github.api18mcp.generation;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of looking something up. */
public sealed interface LookupResult {

    /** As the service said it. */
    record Found(JsonNode json) implements LookupResult {}

    /** @param why {@link Outcome.Rejected} or {@link Outcome.Declined} */
    record NotFound(Outcome why) implements LookupResult {}
}

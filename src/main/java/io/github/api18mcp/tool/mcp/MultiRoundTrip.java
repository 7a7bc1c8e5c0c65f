package io.github.api18mcp.tool.mcp;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A connection whose client cannot be asked while a request is being handled. Instead the request ends, its result says what the
 * client has to ask, and the client repeats the request with the answers.
 */
public interface MultiRoundTrip {

    /** The state that an earlier result gave to the client, as the client returned it. It may have been tampered with. */
    Optional<String> requestState();

    /** The client's answer to the question with this key. */
    Optional<JsonObject> inputResponse(String key);

    /**
     * Ends the request with questions instead of its result.
     *
     * @param inputRequests the questions by their keys; each has {@code method} and {@code params}
     * @param requestState returned by the client with the answers
     */
    void requireInput(JsonObject inputRequests, Optional<String> requestState);
}

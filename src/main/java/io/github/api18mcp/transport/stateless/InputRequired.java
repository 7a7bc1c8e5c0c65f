package io.github.api18mcp.transport.stateless;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * The questions with which a request ends, because its client cannot be asked before.
 *
 * @param inputRequests by their keys
 * @param requestState comes back with the answers
 */
record InputRequired(JsonObject inputRequests, Optional<String> requestState) {

    private static final Map<String, String> CAPABILITY_OF =
            Map.of("elicitation/create", "elicitation", "sampling/createMessage", "sampling", "roots/list", "roots");

    /** The capabilities that the questions need and the client does not have. */
    JsonObject missing(JsonObject capabilities) {
        JsonObject missing = new JsonObject();
        inputRequests.stream()
                .map(question -> ((JsonObject) question.getValue()).getString("method"))
                .map(CAPABILITY_OF::get)
                .filter(capability -> !capabilities.containsKey(capability))
                .forEach(capability -> missing.put(capability, new JsonObject()));
        return missing;
    }

    JsonObject result() {
        JsonObject result = new JsonObject().put("resultType", "input_required");
        if (!inputRequests.isEmpty()) {
            result.put("inputRequests", inputRequests);
        }
        requestState.ifPresent(state -> result.put("requestState", state));
        return result;
    }
}

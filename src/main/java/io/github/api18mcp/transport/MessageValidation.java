package io.github.api18mcp.transport;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Whether a message has the shape that JSON-RPC and MCP require before anything is done with it. */
sealed interface MessageValidation {

    /** @param message an object, or a batch of objects, each a request or a notification */
    record Good(Object message) implements MessageValidation {}

    /** @param responses to requests of ours, or what the client takes for such */
    record Answers(List<JsonObject> responses) implements MessageValidation {}

    /** Nothing is done with it and nothing answered, as with a notification that cannot be understood. */
    record Ignored() implements MessageValidation {}

    /** @param error the JSON-RPC error that answers it */
    record Wrong(JsonObject error) implements MessageValidation {}
}

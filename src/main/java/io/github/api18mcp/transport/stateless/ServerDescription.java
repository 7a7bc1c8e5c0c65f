package io.github.api18mcp.transport.stateless;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a client learns about this server: in other revisions from {@code initialize}, in this one from {@code server/discover}. */
record ServerDescription(JsonObject initializeResult) {

    /** Name and version. */
    JsonObject serverInfo() {
        return initializeResult.getJsonObject("serverInfo").copy();
    }

    JsonObject discoverResult() {
        JsonObject result = new JsonObject()
                .put("supportedVersions", new JsonArray(ProtocolRevisions.SUPPORTED))
                .put("capabilities", capabilities());
        Optional.ofNullable(initializeResult.getString("instructions"))
                .ifPresent(instructions -> result.put("instructions", instructions));
        return result;
    }

    /** A list that is empty now is there all the same, because its method answers. Logging is deprecated and not offered. */
    JsonObject capabilities() {
        JsonObject capabilities = initializeResult.getJsonObject("capabilities").copy();
        capabilities.remove("logging");
        if (!capabilities.containsKey("prompts")) {
            capabilities.put("prompts", new JsonObject());
        }
        return capabilities;
    }
}

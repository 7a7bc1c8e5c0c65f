package io.github.api18mcp.transport.stateless;

import io.github.api18mcp.Messages;
import io.vertx.core.json.JsonObject;

/** Requests of a client that speaks the revision without sessions. */
final class StatelessMessages {

    static final String VERSION = "2026-07-28";
    static final JsonObject NO_CAPABILITIES = new JsonObject();
    static final JsonObject FORMS = new JsonObject().put("elicitation", new JsonObject().put("form", new JsonObject()));

    private StatelessMessages() {}

    static JsonObject meta(JsonObject capabilities) {
        return new JsonObject()
                .put("io.modelcontextprotocol/protocolVersion", VERSION)
                .put("io.modelcontextprotocol/clientCapabilities", capabilities)
                .put(
                        "io.modelcontextprotocol/clientInfo",
                        new JsonObject().put("name", "test").put("version", "1"));
    }

    static JsonObject request(Object id, String method) {
        return request(id, method, new JsonObject());
    }

    static JsonObject request(Object id, String method, JsonObject params) {
        return request(id, method, params, NO_CAPABILITIES);
    }

    static JsonObject request(Object id, String method, JsonObject params, JsonObject capabilities) {
        JsonObject meta = meta(capabilities).mergeIn(params.getJsonObject("_meta", new JsonObject()));
        return Messages.request(id, method).put("params", params.copy().put("_meta", meta));
    }

    static JsonObject call(Object id, String tool, JsonObject arguments) {
        return request(id, "tools/call", new JsonObject().put("name", tool).put("arguments", arguments));
    }
}

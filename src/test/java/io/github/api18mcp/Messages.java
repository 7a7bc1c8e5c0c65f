package io.github.api18mcp;

import io.vertx.core.json.JsonObject;

/** JSON-RPC messages of a client. */
public final class Messages {

    private Messages() {}

    /** {@code initialize}, with the id 0. */
    public static JsonObject initialize() {
        JsonObject params = new JsonObject()
                .put("protocolVersion", "2025-06-18")
                .put("capabilities", new JsonObject())
                .put("clientInfo", new JsonObject().put("name", "test").put("version", "1"));
        return request(0, "initialize").put("params", params);
    }

    /** {@code notifications/initialized}, which is not answered. */
    public static JsonObject initialized() {
        return new JsonObject().put("jsonrpc", "2.0").put("method", "notifications/initialized");
    }

    public static JsonObject request(Object id, String method) {
        return new JsonObject().put("jsonrpc", "2.0").put("id", id).put("method", method);
    }

    public static JsonObject call(Object id, String tool, JsonObject arguments) {
        return request(id, "tools/call")
                .put("params", new JsonObject().put("name", tool).put("arguments", arguments));
    }
}

package io.github.api18mcp.transport.stateless;

import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A request that is refused before it is handled.
 *
 * @param status of the HTTP response
 */
record RequestError(int status, int code, String message, Optional<JsonObject> data) {

    static final int HEADER_MISMATCH = -32020;
    static final int MISSING_CLIENT_CAPABILITY = -32021;
    static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ACCEPTABLE = 406;

    static RequestError headerMismatch(String message) {
        return new RequestError(BAD_REQUEST, HEADER_MISMATCH, message, Optional.empty());
    }

    static RequestError invalidRequest(String message) {
        return new RequestError(BAD_REQUEST, JsonRpcErrorCodes.INVALID_REQUEST, message, Optional.empty());
    }

    static RequestError notAcceptable(String message) {
        return new RequestError(NOT_ACCEPTABLE, JsonRpcErrorCodes.INVALID_REQUEST, message, Optional.empty());
    }

    static RequestError invalidMeta(String message) {
        return new RequestError(BAD_REQUEST, JsonRpcErrorCodes.INVALID_PARAMS, message, Optional.empty());
    }

    static RequestError unsupportedVersion(String requested) {
        return new RequestError(
                BAD_REQUEST,
                UNSUPPORTED_PROTOCOL_VERSION,
                "Unsupported protocol version",
                Optional.of(new JsonObject()
                        .put("supported", new JsonArray(ProtocolRevisions.SUPPORTED))
                        .put("requested", requested)));
    }

    static RequestError missingCapabilities(JsonObject required) {
        return new RequestError(
                BAD_REQUEST,
                MISSING_CLIENT_CAPABILITY,
                "The client has not declared a capability that this request needs",
                Optional.of(new JsonObject().put("requiredCapabilities", required)));
    }

    static RequestError methodNotFound(String method) {
        return new RequestError(
                NOT_FOUND, JsonRpcErrorCodes.METHOD_NOT_FOUND, "Unsupported method: " + method, Optional.empty());
    }

    /** @param id of the request; null if it has none */
    JsonObject reply(Object id) {
        JsonObject error = new JsonObject().put("code", code).put("message", message);
        data.ifPresent(it -> error.put("data", it));
        return new JsonObject().put("jsonrpc", "2.0").put("id", id).put("error", error);
    }
}

package io.github.api18mcp.transport;

import static io.github.api18mcp.transport.MessageField.optional;
import static io.github.api18mcp.transport.MessageField.required;

import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at every message before the extension does, on all transports alike. The extension casts what it expects; on anything
 * else it answers an internal error, HTTP 500, or nothing at all.
 */
final class MessageValidator {

    /** All that has no id and is not ignored; the last is how clients of the extension's own say goodbye. */
    private static final Set<String> NOTIFICATIONS = Set.of(
            "notifications/initialized", "notifications/cancelled", "notifications/roots/list_changed", "q/close");

    private static final Map<String, List<MessageField>> FIELDS = Map.ofEntries(
            Map.entry(
                    "initialize",
                    List.of(
                            required("protocolVersion", String.class),
                            required("clientInfo", JsonObject.class),
                            required("clientInfo.name", String.class),
                            required("clientInfo.version", String.class),
                            optional("capabilities", JsonObject.class))),
            Map.entry("tools/call", List.of(required("name", String.class), optional("arguments", JsonObject.class))),
            Map.entry("prompts/get", List.of(required("name", String.class), optional("arguments", JsonObject.class))),
            Map.entry("resources/read", List.of(required("uri", String.class))),
            Map.entry("resources/subscribe", List.of(required("uri", String.class))),
            Map.entry("resources/unsubscribe", List.of(required("uri", String.class))),
            Map.entry("logging/setLevel", List.of(required("level", String.class))),
            Map.entry(
                    "completion/complete",
                    List.of(
                            required("ref", JsonObject.class),
                            required("ref.type", String.class),
                            required("argument", JsonObject.class),
                            required("argument.name", String.class),
                            required("argument.value", String.class))),
            Map.entry("notifications/cancelled", List.of(optional("reason", String.class))));

    private static final List<MessageField> OF_ANY =
            List.of(optional("_meta", JsonObject.class), optional("cursor", String.class));

    private MessageValidator() {}

    /** @param raw one message as it came, in UTF-8 */
    static MessageValidation of(Buffer raw) {
        try {
            return of(Json.decodeValue(raw));
        } catch (DecodeException e) {
            return wrong(null, JsonRpcErrorCodes.PARSE_ERROR, "A message is JSON, and this is not");
        }
    }

    static MessageValidation tooLong() {
        return wrong(null, JsonRpcErrorCodes.INVALID_REQUEST, "A message is at most 4 MB");
    }

    /** What becomes of a message that comes when the process ends. */
    static MessageValidation notBegun(MessageValidation.Good good) {
        String stopping = "This server is stopping; nothing was begun";
        if (good.message() instanceof JsonObject message) {
            Object id = message.getValue("id");
            return id == null || !message.containsKey("method")
                    ? new MessageValidation.Ignored()
                    : wrong(id, JsonRpcErrorCodes.INTERNAL_ERROR, stopping);
        }
        return wrong(null, JsonRpcErrorCodes.INTERNAL_ERROR, stopping);
    }

    private static MessageValidation of(Object message) {
        if (message instanceof JsonObject object) {
            return of(object);
        }
        if (message instanceof JsonArray batch && !batch.isEmpty()) {
            return batch(batch);
        }
        return wrong(null, JsonRpcErrorCodes.INVALID_REQUEST, "A message is a JSON object");
    }

    /** All of it or nothing, and never in silence: a batch may hold requests that wait for an answer. */
    private static MessageValidation batch(JsonArray batch) {
        if (eachIs(MessageValidation.Answers.class, batch)) {
            return new MessageValidation.Answers(
                    batch.stream().map(JsonObject.class::cast).toList());
        }
        return eachIs(MessageValidation.Good.class, batch)
                ? new MessageValidation.Good(batch)
                : wrong(null, JsonRpcErrorCodes.INVALID_REQUEST, "A batch holds a message that cannot be handled");
    }

    private static boolean eachIs(Class<? extends MessageValidation> shape, JsonArray batch) {
        return batch.stream().allMatch(message -> message instanceof JsonObject object && shape.isInstance(of(object)));
    }

    private static MessageValidation of(JsonObject message) {
        Object id = message.getValue("id");
        if (id != null && !(id instanceof String) && !(id instanceof Number)) {
            return wrong(null, JsonRpcErrorCodes.INVALID_REQUEST, "id must be a string or a number");
        }
        if (!"2.0".equals(message.getValue("jsonrpc"))) {
            return wrong(id, JsonRpcErrorCodes.INVALID_REQUEST, "jsonrpc must be \"2.0\"");
        }
        if (message.containsKey("result") || message.containsKey("error")) {
            return new MessageValidation.Answers(List.of(message));
        }
        if (!(message.getValue("method") instanceof String method)) {
            return wrong(id, JsonRpcErrorCodes.INVALID_REQUEST, "method must be a string");
        }
        if (id == null && !NOTIFICATIONS.contains(method)) {
            return new MessageValidation.Ignored();
        }
        return objection(method, message.getValue("params"))
                .map(objection -> id == null
                        ? new MessageValidation.Ignored()
                        : wrong(id, JsonRpcErrorCodes.INVALID_PARAMS, method + ": " + objection))
                .orElseGet(() -> new MessageValidation.Good(message));
    }

    private static Optional<String> objection(String method, Object params) {
        if (params != null && !(params instanceof JsonObject)) {
            return Optional.of("params must be an object");
        }
        JsonObject object = params == null ? new JsonObject() : (JsonObject) params;
        return FIELDS.getOrDefault(method, List.of()).stream()
                .flatMap(field -> field.objection(object).stream())
                .findFirst()
                .or(() -> OF_ANY.stream()
                        .flatMap(field -> field.objection(object).stream())
                        .findFirst())
                .or(() -> progressToken(object));
    }

    private static Optional<String> progressToken(JsonObject params) {
        if (!(params.getValue("_meta") instanceof JsonObject meta)) {
            return Optional.empty();
        }
        Object token = meta.getValue("progressToken");
        return token == null || token instanceof String || token instanceof Number
                ? Optional.empty()
                : Optional.of("params._meta.progressToken must be a string or a number");
    }

    private static MessageValidation wrong(Object id, int code, String message) {
        return new MessageValidation.Wrong(new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("error", new JsonObject().put("code", code).put("message", message)));
    }
}

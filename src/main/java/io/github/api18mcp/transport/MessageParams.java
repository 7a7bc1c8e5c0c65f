package io.github.api18mcp.transport;

import static io.github.api18mcp.transport.MessageField.optional;
import static io.github.api18mcp.transport.MessageField.required;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the {@code params} of a message: the extension casts them to the types that its method requires. */
final class MessageParams {

    /** What a client says about itself is kept as long as its session. */
    private static final int MAX_INITIALIZE_FIELD = 8 * 1024;

    /** An error does not repeat a longer name. */
    private static final int MAX_NAME = 1024;

    private static final Map<String, List<MessageField>> BY_METHOD = Map.ofEntries(
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

    private static final List<MessageField> COMMON =
            List.of(optional("_meta", JsonObject.class), optional("cursor", String.class));

    private MessageParams() {}

    /** What is wrong with the params; empty if nothing is. */
    static Optional<String> error(String method, Object params) {
        if (params != null && !(params instanceof JsonObject)) {
            return Optional.of("params must be an object");
        }
        JsonObject object = params == null ? new JsonObject() : (JsonObject) params;
        return BY_METHOD.getOrDefault(method, List.of()).stream()
                .flatMap(field -> field.error(object).stream())
                .findFirst()
                .or(() -> COMMON.stream()
                        .flatMap(field -> field.error(object).stream())
                        .findFirst())
                .or(() -> progressTokenError(object))
                .or(() -> method.equals("initialize") ? tooLongField(object) : Optional.empty());
    }

    private static Optional<String> tooLongField(JsonObject params) {
        return params.fieldNames().stream()
                .filter(name -> Json.encode(params.getValue(name)).length() > MAX_INITIALIZE_FIELD)
                .findFirst()
                .map(name -> "params.%s must not be longer than 8 KB".formatted(name.length() > MAX_NAME ? "…" : name));
    }

    private static Optional<String> progressTokenError(JsonObject params) {
        if (!(params.getValue("_meta") instanceof JsonObject meta)) {
            return Optional.empty();
        }
        Object token = meta.getValue("progressToken");
        return token == null || token instanceof String || token instanceof Number
                ? Optional.empty()
                : Optional.of("params._meta.progressToken must be a string or a number");
    }
}

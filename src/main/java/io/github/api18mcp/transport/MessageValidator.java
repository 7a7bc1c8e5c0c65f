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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Validates every message before the extension handles it, on all transports. The extension casts values without checking them.
 * It answers a malformed message with an internal error, with HTTP 500, or not at all.
 */
public final class MessageValidator {

    /** The notifications that are not ignored on stdio. */
    static final Set<String> STDIO =
            Set.of("notifications/initialized", "notifications/cancelled", "notifications/roots/list_changed");

    /**
     * The same over HTTP. Clients of the extension send {@code q/close} when they disconnect; on stdio it would close the only
     * connection while the client is still there.
     */
    static final Set<String> HTTP =
            Stream.concat(STDIO.stream(), Stream.of("q/close")).collect(Collectors.toSet());

    private static final String NOTIFICATION = "notifications/";

    /** What a client says about itself is kept as long as its session. */
    private static final int MAX_INITIALIZE_FIELD = 8 * 1024;

    /** An id is kept as long as its request, and logged. */
    private static final int MAX_ID = 1024;

    private static final Map<String, List<MessageField>> PARAMS = Map.ofEntries(
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

    private static final List<MessageField> COMMON_PARAMS =
            List.of(optional("_meta", JsonObject.class), optional("cursor", String.class));

    private MessageValidator() {}

    /** Decodes a message or a batch, whose ids will be encoded as they came. */
    public static Object decode(Buffer utf8) {
        return VerbatimId.decode(utf8);
    }

    /**
     * @param utf8 the message as it was received
     * @param notifications those that are not ignored
     */
    static MessageValidation validate(Buffer utf8, Set<String> notifications) {
        try {
            return validate(decode(utf8), notifications);
        } catch (DecodeException e) {
            return errorReply(null, JsonRpcErrorCodes.PARSE_ERROR, "The message is not valid JSON");
        }
    }

    /** A message that was decoded before. */
    public static MessageValidation validate(JsonObject message) {
        return validate(message, STDIO);
    }

    static MessageValidation tooLong() {
        return errorReply(null, JsonRpcErrorCodes.INVALID_REQUEST, "A message must not be longer than 4 MB");
    }

    /** Answers the requests of a well-formed message that could not be handled because of a defect. */
    static List<JsonObject> internalErrors(Object message) {
        return (message instanceof JsonArray batch ? batch.stream() : Stream.of(message))
                .map(JsonObject.class::cast)
                .filter(request -> request.getValue("id") != null)
                .map(
                        request -> error(
                                request.getValue("id"),
                                JsonRpcErrorCodes.INTERNAL_ERROR,
                                "An error in this server. If it was a call that costs money, look with list_jobs before calling again."))
                .toList();
    }

    /** The result for a well-formed message that arrives while the process is stopping. */
    public static MessageValidation serverStopping(MessageValidation.WellFormed wellFormed) {
        String stopping = "This server is stopping; nothing was started";
        if (wellFormed.message() instanceof JsonObject message) {
            Object id = message.getValue("id");
            return id == null || !message.containsKey("method")
                    ? new MessageValidation.Ignored()
                    : errorReply(id, JsonRpcErrorCodes.INTERNAL_ERROR, stopping);
        }
        return errorReply(null, JsonRpcErrorCodes.INTERNAL_ERROR, stopping);
    }

    private static MessageValidation validate(Object message, Set<String> notifications) {
        if (message instanceof JsonObject object) {
            return validate(object, notifications);
        }
        if (message instanceof JsonArray batch && !batch.isEmpty()) {
            return validateBatch(batch, notifications);
        }
        return errorReply(null, JsonRpcErrorCodes.INVALID_REQUEST, "A message must be a JSON object");
    }

    /** A batch is handled completely or not at all. It is always answered, because it may contain requests. */
    private static MessageValidation validateBatch(JsonArray batch, Set<String> notifications) {
        if (allAre(MessageValidation.Responses.class, batch, notifications)) {
            return new MessageValidation.Responses(
                    batch.stream().map(JsonObject.class::cast).toList());
        }
        return allAre(MessageValidation.WellFormed.class, batch, notifications)
                ? new MessageValidation.WellFormed(batch)
                : errorReply(
                        null, JsonRpcErrorCodes.INVALID_REQUEST, "The batch contains a message that cannot be handled");
    }

    private static boolean allAre(Class<? extends MessageValidation> type, JsonArray batch, Set<String> notifications) {
        return batch.stream()
                .allMatch(message ->
                        message instanceof JsonObject object && type.isInstance(validate(object, notifications)));
    }

    private static MessageValidation validate(JsonObject message, Set<String> notifications) {
        Object id = message.getValue("id");
        if (id != null && !isId(id)) {
            return errorReply(
                    null,
                    JsonRpcErrorCodes.INVALID_REQUEST,
                    "id must be a string of at most %d characters or a finite number".formatted(MAX_ID));
        }
        if (!"2.0".equals(message.getValue("jsonrpc"))) {
            return errorReply(id, JsonRpcErrorCodes.INVALID_REQUEST, "jsonrpc must be \"2.0\"");
        }
        if (message.containsKey("result") || message.containsKey("error")) {
            return new MessageValidation.Responses(List.of(message));
        }
        if (!(message.getValue("method") instanceof String method)) {
            return errorReply(id, JsonRpcErrorCodes.INVALID_REQUEST, "method must be a string");
        }
        if (id != null && method.startsWith(NOTIFICATION)) {
            return errorReply(id, JsonRpcErrorCodes.INVALID_REQUEST, method + " is a notification and takes no id");
        }
        if (id == null && !notifications.contains(method)) {
            return new MessageValidation.Ignored();
        }
        return paramsError(method, message.getValue("params"))
                .map(error -> id == null
                        ? new MessageValidation.Ignored()
                        : errorReply(id, JsonRpcErrorCodes.INVALID_PARAMS, method + ": " + error))
                .orElseGet(() -> new MessageValidation.WellFormed(message));
    }

    /** Whether the id of a request can be echoed and kept. */
    public static boolean isId(Object id) {
        return id instanceof String text
                ? text.length() <= MAX_ID
                : id instanceof Number number && Double.isFinite(number.doubleValue());
    }

    private static Optional<String> paramsError(String method, Object params) {
        if (params != null && !(params instanceof JsonObject)) {
            return Optional.of("params must be an object");
        }
        JsonObject object = params == null ? new JsonObject() : (JsonObject) params;
        return PARAMS.getOrDefault(method, List.of()).stream()
                .flatMap(field -> field.error(object).stream())
                .findFirst()
                .or(() -> COMMON_PARAMS.stream()
                        .flatMap(field -> field.error(object).stream())
                        .findFirst())
                .or(() -> progressTokenError(object))
                .or(() -> method.equals("initialize") ? tooLongField(object) : Optional.empty());
    }

    private static Optional<String> tooLongField(JsonObject params) {
        return params.fieldNames().stream()
                .filter(name -> Json.encode(params.getValue(name)).length() > MAX_INITIALIZE_FIELD)
                .findFirst()
                .map(name -> "params.%s must not be longer than 8 KB".formatted(name.length() > MAX_ID ? "…" : name));
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

    private static MessageValidation errorReply(Object id, int code, String message) {
        return new MessageValidation.ErrorReply(error(id, code, message));
    }

    private static JsonObject error(Object id, int code, String message) {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("error", new JsonObject().put("code", code).put("message", message));
    }
}

package io.github.api18mcp.transport;

import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Validates every message before the extension handles it, on all transports. The extension casts values without checking them.
 * It answers a malformed message with an internal error, with HTTP 500, or not at all.
 */
public final class MessageValidator {

    public static final MessageValidator STDIO = new MessageValidator(
            Set.of("notifications/initialized", "notifications/cancelled", "notifications/roots/list_changed"));

    /**
     * Clients of the extension send {@code q/close} when they disconnect. On stdio it would close the only connection while the client
     * is still there.
     */
    static final MessageValidator HTTP = new MessageValidator(
            Stream.concat(STDIO.notifications.stream(), Stream.of("q/close")).collect(Collectors.toUnmodifiableSet()));

    static final String TOO_LONG =
            "A message must not be longer than 4 MB. A picture of more than 3 MB comes in through the tool import_image";

    /** What is said about a message that was not handled because of a defect. */
    static final String DEFECT =
            "An error in this server. If it was a call that costs money, look with list_jobs before calling again.";

    private static final String NOTIFICATION = "notifications/";

    /** An id is kept as long as its request, and logged. */
    private static final int MAX_ID = 1024;

    /** Those that are not ignored. */
    private final Set<String> notifications;

    private MessageValidator(Set<String> notifications) {
        this.notifications = notifications;
    }

    /** @param utf8 the message as it was received */
    MessageValidation validate(Buffer utf8) {
        try {
            return validateDecoded(VerbatimId.decode(utf8));
        } catch (DecodeException e) {
            return notJson();
        }
    }

    static MessageValidation notJson() {
        return errorReply(null, JsonRpcErrorCodes.PARSE_ERROR, "The message is not valid JSON");
    }

    static MessageValidation tooLong() {
        return errorReply(null, JsonRpcErrorCodes.INVALID_REQUEST, TOO_LONG);
    }

    /** Answers the requests of a well-formed message that could not be handled because of a defect. */
    static List<JsonObject> internalErrors(Object message) {
        return (message instanceof JsonArray batch ? batch.stream() : Stream.of(message))
                .map(JsonObject.class::cast)
                .filter(request -> request.getValue("id") != null)
                .map(request -> error(request.getValue("id"), JsonRpcErrorCodes.INTERNAL_ERROR, DEFECT))
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

    /** @param message a message or a batch, decoded by {@link VerbatimId#decode} */
    MessageValidation validateDecoded(Object message) {
        if (message instanceof JsonObject object) {
            return validate(object);
        }
        if (message instanceof JsonArray batch && !batch.isEmpty()) {
            return validateBatch(batch);
        }
        return errorReply(null, JsonRpcErrorCodes.INVALID_REQUEST, "A message must be a JSON object");
    }

    /** A batch is handled completely or not at all. It is always answered, because it may contain requests. */
    private MessageValidation validateBatch(JsonArray batch) {
        if (allAre(MessageValidation.Responses.class, batch)) {
            return new MessageValidation.Responses(
                    batch.stream().map(JsonObject.class::cast).toList());
        }
        return allAre(MessageValidation.WellFormed.class, batch)
                ? new MessageValidation.WellFormed(batch)
                : errorReply(
                        null, JsonRpcErrorCodes.INVALID_REQUEST, "The batch contains a message that cannot be handled");
    }

    private boolean allAre(Class<? extends MessageValidation> type, JsonArray batch) {
        return batch.stream()
                .allMatch(message -> message instanceof JsonObject object && type.isInstance(validate(object)));
    }

    /** @param message decoded by {@link VerbatimId#decode} */
    public MessageValidation validate(JsonObject message) {
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
        return MessageParams.error(method, message.getValue("params"))
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

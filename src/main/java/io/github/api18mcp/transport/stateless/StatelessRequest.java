package io.github.api18mcp.transport.stateless;

import io.github.api18mcp.transport.MessageValidation;
import io.github.api18mcp.transport.MessageValidator;
import io.quarkiverse.mcp.server.ClientCapability;
import io.quarkiverse.mcp.server.Implementation;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request that says by itself what other revisions agree on when a session begins. */
record StatelessRequest(JsonObject message) {

    private static final Set<String> ONLY_STATELESS = Set.of("server/discover", "subscriptions/listen");

    /** Whether the message shows that its client speaks the revision without sessions. */
    static boolean isStateless(JsonObject message) {
        return meta(message)
                        .filter(meta -> meta.containsKey(MetaKey.PROTOCOL_VERSION))
                        .isPresent()
                || message.getValue("method") instanceof String method && ONLY_STATELESS.contains(method);
    }

    Object id() {
        return message.getValue("id");
    }

    /** Must be called for a known method only. */
    StatelessMethod method() {
        return StatelessMethod.of(methodName()).orElseThrow();
    }

    String methodName() {
        return message.getString("method");
    }

    JsonObject params() {
        return message.getValue("params") instanceof JsonObject params ? params : new JsonObject();
    }

    JsonObject meta() {
        return meta(message).orElseGet(JsonObject::new);
    }

    JsonObject clientCapabilities() {
        return meta().getJsonObject(MetaKey.CLIENT_CAPABILITIES);
    }

    /** What a session would have begun with. */
    InitialRequest initialRequest(Transport transport) {
        JsonObject client = meta().getJsonObject(MetaKey.CLIENT_INFO, new JsonObject());
        List<ClientCapability> capabilities = clientCapabilities().stream()
                .map(entry -> new ClientCapability(
                        entry.getKey(), entry.getValue() instanceof JsonObject settings ? settings.getMap() : Map.of()))
                .toList();
        return new InitialRequest(
                new Implementation(
                        client.getString("name", "unknown"),
                        client.getString("version", "unknown"),
                        client.getString("title")),
                ProtocolRevisions.STATELESS,
                capabilities,
                transport);
    }

    /** Why the request is refused on every transport; empty if nothing is wrong with it. */
    Optional<RequestError> refusal() {
        return metaError().map(RequestError::invalidMeta).or(() -> {
            String version = meta().getString(MetaKey.PROTOCOL_VERSION);
            if (!version.equals(ProtocolRevisions.STATELESS)) {
                return Optional.of(RequestError.unsupportedVersion(version));
            }
            return StatelessMethod.of(methodName()).isPresent()
                    ? Optional.empty()
                    : Optional.of(RequestError.methodNotFound(methodName()));
        });
    }

    /** Whether {@code params} have the form that the method requires, as in other revisions and over every transport. */
    MessageValidation validation() {
        return MessageValidator.STDIO.validate(message);
    }

    private Optional<String> metaError() {
        JsonObject meta = meta();
        if (!(meta.getValue(MetaKey.PROTOCOL_VERSION) instanceof String)) {
            return Optional.of("params._meta must have " + MetaKey.PROTOCOL_VERSION + ", a string");
        }
        if (!(meta.getValue(MetaKey.CLIENT_CAPABILITIES) instanceof JsonObject)) {
            return Optional.of("params._meta must have " + MetaKey.CLIENT_CAPABILITIES + ", an object");
        }
        Object client = meta.getValue(MetaKey.CLIENT_INFO);
        return client == null
                        || client instanceof JsonObject info
                                && info.getValue("name") instanceof String
                                && info.getValue("version") instanceof String
                                && (info.getValue("title") == null || info.getValue("title") instanceof String)
                ? Optional.empty()
                : Optional.of(MetaKey.CLIENT_INFO + " must have a name and a version");
    }

    private static Optional<JsonObject> meta(JsonObject message) {
        return message.getValue("params") instanceof JsonObject params
                        && params.getValue("_meta") instanceof JsonObject meta
                ? Optional.of(meta)
                : Optional.empty();
    }
}

package io.github.api18mcp.transport.stateless;

import io.vertx.core.MultiMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The HTTP headers that repeat parts of a request, so that a gateway can route it without reading its body. */
record RequestHeaders(MultiMap headers) {

    static final String PROTOCOL_VERSION = "MCP-Protocol-Version";
    private static final String METHOD = "Mcp-Method";
    private static final String NAME = "Mcp-Name";

    private static final String ENCODED = "=?base64?";
    private static final String ENCODED_END = "?=";

    Optional<String> protocolVersion() {
        return Optional.ofNullable(headers.get(PROTOCOL_VERSION));
    }

    /** Why the request is refused: a gateway and this server would understand it differently. */
    Optional<RequestError> mismatch(StatelessRequest request) {
        return difference(PROTOCOL_VERSION, request.meta().getValue(MetaKey.PROTOCOL_VERSION))
                .or(() -> difference(METHOD, request.methodName()))
                .or(() -> StatelessMethod.of(request.methodName())
                        .flatMap(StatelessMethod::nameField)
                        .map(field -> request.params().getValue(field))
                        .flatMap(name -> difference(NAME, name)))
                .map(RequestError::headerMismatch);
    }

    private Optional<String> difference(String name, Object inBody) {
        List<String> values = headers.getAll(name);
        if (values.size() != 1) {
            return Optional.of("The header " + name + (values.isEmpty() ? " is missing" : " must not be repeated"));
        }
        return decoded(values.get(0)).filter(value -> value.equals(inBody)).isPresent()
                ? Optional.empty()
                : Optional.of("The header " + name + " does not match the body");
    }

    /** Empty if the value cannot be decoded. */
    private static Optional<String> decoded(String value) {
        if (!value.startsWith(ENCODED) || !value.endsWith(ENCODED_END) || value.length() < ENCODED.length() + 2) {
            return Optional.of(value);
        }
        try {
            byte[] utf8 = Base64.getDecoder()
                    .decode(value.substring(ENCODED.length(), value.length() - ENCODED_END.length()));
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

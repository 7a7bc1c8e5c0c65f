package io.github.api18mcp.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Lists and objects that a client sent as JSON in a string. */
public final class StringifiedJson {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StringifiedJson() {}

    static Optional<ArrayNode> list(String text) {
        return json(text, '[').map(ArrayNode.class::cast);
    }

    public static Optional<ObjectNode> object(String text) {
        return json(text, '{').map(ObjectNode.class::cast);
    }

    /** Looks at the first character, so that a long prompt is not parsed. */
    private static Optional<JsonNode> json(String text, char start) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.charAt(0) != start) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(stripped));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

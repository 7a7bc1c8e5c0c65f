package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;

/** How a received value is described in an error: its type, and the value itself if it is short. */
final class ValueText {

    private ValueText() {}

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list of " + value.size();
            case STRING -> "\"" + value.textValue() + "\"";
            case NULL, MISSING -> "nothing";
            case NUMBER -> Double.isInfinite(value.doubleValue()) ? "a number out of range" : value.asText();
            default -> value.asText();
        };
    }
}

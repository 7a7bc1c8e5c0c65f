package io.github.api18mcp.media.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a picture was made, to be kept inside its file. */
public record Recipe(String model, String job, ObjectNode arguments) {

    /** A picture is passed on, and whoever has a signed URL can use it. */
    private static final Pattern QUERY = Pattern.compile("(?i)^(https?://[^?#]*)[?#].*", Pattern.DOTALL);

    private static final int LONGEST_TEXT = 10_000;

    /** What the comment of a JPEG holds. */
    private static final int MOST_BYTES = 65_533;

    /** As JSON, without the queries of URLs; empty if it is too long for every format. */
    Optional<String> json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("generator", "api18-mcp")
                .put("model", model)
                .put("job_id", job);
        json.set("arguments", shareable(arguments));
        return Optional.of(json.toString()).filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES);
    }

    private static JsonNode shareable(JsonNode value) {
        if (value.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(field -> copy.set(field.getKey(), shareable(field.getValue())));
            return copy;
        }
        if (value.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> copy.add(shareable(element)));
            return copy;
        }
        return value.isTextual() ? JsonNodeFactory.instance.textNode(shareable(value.textValue())) : value;
    }

    private static String shareable(String text) {
        String bare = QUERY.matcher(text).replaceFirst("$1");
        return bare.length() <= LONGEST_TEXT ? bare : bare.substring(0, LONGEST_TEXT) + "…";
    }
}

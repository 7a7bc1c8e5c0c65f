package io.github.api18mcp.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * What a body says.
 *
 * @param json the JSON in it, as far as it can be read; a missing node if there is none
 * @param extent whether that is all of it
 * @param beginning the first characters, for people
 */
public record ReadAnswer(JsonNode json, Extent extent, String beginning) {

    /** How much of the JSON could be read. */
    public enum Extent {
        WHOLE,
        /** It breaks off, or exceeds a limit. */
        PART
    }

    private static final int BEGINNING = 4000;

    /**
     * Blocks if the body is long.
     *
     * @param redact masks secrets in a text, because services repeat what they were sent
     */
    public static ReadAnswer of(ReceivedBody body, UnaryOperator<String> redact) {
        BodyText text = new BodyText(body);
        JsonTree tree = LenientJson.read(text, redact);
        return new ReadAnswer(unwrapped(tree.root()), tree.extent(), redact.apply(text.beginning(BEGINNING)));
    }

    /** The JSON in a text, because some software writes JSON twice; the value itself if it is no such text. */
    public static JsonNode unwrapped(JsonNode value) {
        String text = value.asText("").strip();
        if (!value.isTextual() || !text.startsWith("{") && !text.startsWith("[")) {
            return value;
        }
        JsonNode json = LenientJson.read(
                        new BodyText(ReceivedBody.of(text.getBytes(StandardCharsets.UTF_8))), UnaryOperator.identity())
                .root();
        return json.isContainerNode() ? json : value;
    }
}

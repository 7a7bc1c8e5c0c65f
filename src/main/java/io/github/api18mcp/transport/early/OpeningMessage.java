package io.github.api18mcp.transport.early;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A message that asks for nothing but what this server is and has.
 *
 * @param method one of {@link #METHODS}
 * @param id as JSON; empty for a notification
 * @param withoutId the message, with a placeholder in place of the id
 */
record OpeningMessage(String method, Optional<String> id, String withoutId) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 16 * 1024;

    private static final Set<String> METHODS = Set.of(
            "initialize",
            "notifications/initialized",
            "server/discover",
            "tools/list",
            "prompts/list",
            "resources/list",
            "resources/templates/list");

    /** Empty for any other message, and for an id whose form is unusual. */
    static Optional<OpeningMessage> of(String line) {
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(line)) {
            return read(line, parser);
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<OpeningMessage> read(String line, JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        String method = "";
        Optional<String> id = Optional.empty();
        String withoutId = line;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("method")) {
                method = parser.getText();
            } else if (field.equals("id")) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                String json = value == JsonToken.VALUE_STRING ? '"' + parser.getText() + '"' : parser.getText();
                if (!isUsual(value, json) || !line.startsWith(json, start)) {
                    return Optional.empty();
                }
                id = Optional.of(json);
                withoutId = line.substring(0, start) + '?' + line.substring(start + json.length());
            } else {
                parser.skipChildren();
            }
        }
        return METHODS.contains(method) ? Optional.of(new OpeningMessage(method, id, withoutId)) : Optional.empty();
    }

    private static boolean isUsual(JsonToken value, String json) {
        return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT && json.length() <= 15;
    }
}

package io.github.api18mcp.transport;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A required or optional field of the {@code params} of a method, with its JSON type.
 *
 * @param path the name of the field; {@code ref.type} is a field of a nested object
 */
record MessageField(String path, Class<?> type, Presence presence) {

    enum Presence {
        REQUIRED,
        OPTIONAL
    }

    static MessageField required(String path, Class<?> type) {
        return new MessageField(path, type, Presence.REQUIRED);
    }

    static MessageField optional(String path, Class<?> type) {
        return new MessageField(path, type, Presence.OPTIONAL);
    }

    /** What is wrong with the field; empty if nothing is. A {@code null} counts as missing. */
    Optional<String> error(JsonObject params) {
        Object value = value(params);
        if (value == null) {
            return presence == Presence.REQUIRED ? Optional.of("params." + path + " is missing") : Optional.empty();
        }
        return type.isInstance(value)
                ? Optional.empty()
                : Optional.of("params." + path + " must be " + (type == String.class ? "a string" : "an object"));
    }

    private Object value(JsonObject params) {
        JsonObject parent = params;
        String[] names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            if (!(parent.getValue(names[i]) instanceof JsonObject nested)) {
                return null;
            }
            parent = nested;
        }
        return parent.getValue(names[names.length - 1]);
    }
}

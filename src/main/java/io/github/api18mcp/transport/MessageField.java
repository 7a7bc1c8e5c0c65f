package io.github.api18mcp.transport;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * One member of {@code params} that a method needs, or may have, with its JSON type.
 *
 * @param path its name; {@code ref.type} is a member of a member
 */
record MessageField(String path, Class<?> type, Need need) {

    enum Need {
        REQUIRED,
        OPTIONAL
    }

    static MessageField required(String path, Class<?> type) {
        return new MessageField(path, type, Need.REQUIRED);
    }

    static MessageField optional(String path, Class<?> type) {
        return new MessageField(path, type, Need.OPTIONAL);
    }

    /** What is wrong with it; a {@code null} is the same as nothing. */
    Optional<String> objection(JsonObject params) {
        Object value = value(params);
        if (value == null) {
            return need == Need.REQUIRED ? Optional.of("params." + path + " is missing") : Optional.empty();
        }
        return type.isInstance(value)
                ? Optional.empty()
                : Optional.of("params." + path + " must be " + (type == String.class ? "a string" : "an object"));
    }

    private Object value(JsonObject params) {
        JsonObject place = params;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            if (!(place.getValue(steps[i]) instanceof JsonObject inner)) {
                return null;
            }
            place = inner;
        }
        return place.getValue(steps[steps.length - 1]);
    }
}

package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The error that a response describes. The services document their error codes, but not always where these appear in the body,
 * so every common place is read.
 */
public record ErrorBody(ServiceResponse response) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,60}");

    /** The service's error code. */
    public Optional<String> type() {
        return Stream.of("type", "code", "error")
                .flatMap(name -> fields().text(name).stream())
                .filter(code -> CODE.matcher(code).matches())
                .findFirst();
    }

    /** The service's error message, or the HTTP status if there is none. */
    public String message() {
        return ServiceResponse.truncate(fields().text("message")
                .or(() -> fields().text("detail"))
                .or(() -> fields().text("error"))
                .or(this::type)
                .orElse("HTTP " + response.status()));
    }

    /** The object in the field {@code error} if there is one, otherwise the body itself. */
    public JsonFields fields() {
        JsonNode error = response.body().path("error");
        return new JsonFields(error.isObject() ? error : response.body());
    }
}

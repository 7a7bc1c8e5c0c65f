package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an answer says of its error. Documents name the codes, but not always where they stand, so any usual place is good. */
public record ErrorBody(ServiceResponse answer) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,60}");

    /** The service's own word for it. */
    public Optional<String> type() {
        return Stream.of("type", "code", "error")
                .flatMap(name -> fields().text(name).stream())
                .filter(word -> CODE.matcher(word).matches())
                .findFirst();
    }

    /** The service's own sentence; where there is none, the status. */
    public String message() {
        return ServiceResponse.shortened(fields().text("message")
                .or(() -> fields().text("detail"))
                .or(() -> fields().text("error"))
                .or(this::type)
                .orElse("HTTP " + answer.status()));
    }

    /** The error itself, which may stand in a field of the body. */
    public JsonFields fields() {
        JsonNode error = answer.body().path("error");
        return new JsonFields(error.isObject() ? error : answer.body());
    }
}

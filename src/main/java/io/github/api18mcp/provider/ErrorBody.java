package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The error that a response describes. */
public record ErrorBody(ServiceResponse response) {

    /** A text in JSON that is a value and not a name. */
    private static final Pattern TEXT = Pattern.compile("\"[^\"]+\"\\s*[,\\]}]");

    private static final List<String> CODES =
            List.of("code", "status", "statusCode", "status_code", "error_code", "errcode");
    private static final Set<String> NO = Set.of("false", "0", "no");
    private static final int NONE = 0;
    private static final int SUCCESS = 200;
    private static final int FIRST_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int AFTER_LAST_ERROR = 600;

    private static final Map<Integer, Pattern> BY_WORDS = new TreeMap<>(Map.of(
            401, Pattern.compile("api[ _-]?key|api[ _-]?token|unauthori[sz]ed|authenticat"),
            402, Pattern.compile("balance|credit|insufficient|payment|top up|quota"),
            404, Pattern.compile("model[ _]not[ _]found|no such model|unknown model"),
            429, Pattern.compile("too many|rate[ _-]?limit")));

    /** The service's error code. */
    public Optional<String> type() {
        return words().type();
    }

    /** The service's error message, or the HTTP status and the first words of the body. */
    public String message() {
        return words().message()
                .or(this::type)
                .orElseGet(() -> "HTTP " + response.status()
                        + excerpt().map(words -> ": " + words).orElse(""));
    }

    /** Words in a form that is not known; JSON without any is of no use to people. */
    private Optional<String> excerpt() {
        return Optional.of(response.excerpt())
                .filter(words -> !words.isEmpty() && !words.equals("null"))
                .filter(words ->
                        response.body().isMissingNode() || TEXT.matcher(words).find())
                .map(ServiceResponse::truncate);
    }

    /** The response with the status that it means, if it is a success that says no in its body. */
    ServiceResponse meant() {
        return response.isSuccess() ? status().map(response::as).orElse(response) : response;
    }

    /** A server error does not count, because the job may have been charged before it happened. */
    private Optional<Integer> status() {
        Optional<Integer> status = Stream.of(response.body(), response.body().path("error"))
                .flatMap(json -> CODES.stream().map(json::path))
                .map(node -> node.asInt(NONE))
                .filter(code -> code >= FIRST_ERROR && code < AFTER_LAST_ERROR)
                .findFirst();
        return status.isPresent()
                ? status.filter(code -> code < FIRST_SERVER_ERROR)
                : Optional.of(FIRST_ERROR).filter(code -> saysNo()).map(this::byWords);
    }

    private boolean saysNo() {
        JsonNode body = response.body();
        boolean coded = CODES.stream()
                .map(name -> body.path(name).asInt(NONE))
                .anyMatch(code -> code != NONE && (code < SUCCESS || code >= AFTER_LAST_ERROR));
        return says(body.path("error"))
                || says(body.path("errors"))
                || NO.contains(body.path("success").asText())
                || NO.contains(body.path("ok").asText())
                || JobStatusWord.of(new JsonFields(body)) == JobStatusWord.FAILED
                || coded
                        && words().message()
                                .filter(words -> !JobStatusWord.isGood(words))
                                .isPresent();
    }

    /** The status of the error that the words describe, so that the cause is named. */
    private int byWords(int otherwise) {
        String words = (type().orElse("") + " " + message()).toLowerCase(Locale.ROOT);
        return BY_WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(otherwise);
    }

    private static boolean says(JsonNode error) {
        return error.isTextual() && !error.textValue().isBlank()
                || error.isContainerNode() && !error.isEmpty()
                || error.isBoolean() && error.booleanValue();
    }

    private ErrorWords words() {
        return new ErrorWords(response.body());
    }
}

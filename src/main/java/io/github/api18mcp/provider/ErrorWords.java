package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.provider.http.Quotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a service says about an error in a JSON object. The services document their error codes, but not always where these appear,
 * so every common place is read.
 */
public record ErrorWords(JsonNode json) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,60}");
    private static final List<String> SENTENCES = List.of(
            "message",
            "msg",
            "detail",
            "error",
            "error_message",
            "error_msg",
            "errorMsg",
            "errmsg",
            "err_msg",
            "error_description",
            "errorMessage",
            "description",
            "reason",
            "failure_reason",
            "failed_reason",
            "title");
    private static final List<String> LISTS = List.of(
            "message",
            "msg",
            "detail",
            "errors",
            "error",
            "violations",
            "invalid_params",
            "field_errors",
            "fieldErrors",
            "validation_errors");
    private static final List<String> PLACES =
            List.of("loc", "field", "param", "parameter", "path", "property", "name");

    /** Fields that are about something else than what is wrong with the request. */
    private static final Set<String> OTHERS = Set.of(
            "status",
            "code",
            "type",
            "id",
            "data",
            "input",
            "output",
            "outputs",
            "images",
            "urls",
            "timings",
            "usage",
            "meta",
            "metadata");

    private static final int DEEPEST = 5;

    /** The service's error code. */
    public Optional<String> type() {
        return Stream.of("type", "code", "error")
                .flatMap(name -> fields().text(name).stream())
                .filter(code -> CODE.matcher(code).matches())
                .findFirst();
    }

    /** The service's error message, with what it says about single fields. */
    public Optional<String> message() {
        Optional<String> sentence = Optional.ofNullable(json.textValue()).or(() -> SENTENCES.stream()
                .flatMap(name -> fields().text(name).stream())
                .findFirst());
        String list = LISTS.stream()
                .map(name -> fields().json().path(name))
                .filter(JsonNode::isContainerNode)
                .map(node -> words("", node, DEEPEST))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        String all = Stream.of(sentence.stream(), Stream.of(list), details().stream())
                .flatMap(words -> words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
        return Optional.of(all.isEmpty() ? ofFields() : all)
                .map(Quotation::words)
                .filter(words -> !words.isEmpty())
                .map(ServiceResponse::truncate);
    }

    /** The object in the field {@code error} if there is one, otherwise the JSON itself. */
    public JsonFields fields() {
        JsonNode error = json.path("error");
        return new JsonFields(error.isObject() ? error : json);
    }

    private Optional<String> details() {
        JsonNode details = fields().json().path("details");
        return details.isMissingNode() || details.isNull()
                ? Optional.empty()
                : Optional.of(details.isTextual() ? details.textValue() : details.toString());
    }

    /** The form in which each field of the request has what is wrong with it. */
    private String ofFields() {
        return fields().json().properties().stream()
                .filter(field -> field.getValue().isContainerNode() && !OTHERS.contains(field.getKey()))
                .map(field -> words(field.getKey(), field.getValue(), DEEPEST))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** @param place what the words are about; may be empty */
    private static String words(String place, JsonNode node, int levels) {
        if (levels == 0) {
            return "";
        }
        if (node.isTextual()) {
            return (place.isEmpty() ? "" : place + ": ") + node.textValue();
        }
        if (node.isArray()) {
            return joined(elements(node).map(element -> words(place, element, levels - 1)));
        }
        JsonFields fields = new JsonFields(node);
        Optional<String> sentence = Stream.of("msg", "message", "detail", "reason", "error", "description", "title")
                .flatMap(name -> fields.text(name).stream())
                .findFirst();
        return sentence.map(text -> place(fields)
                        .or(() -> Optional.of(place))
                        .filter(where -> !where.isEmpty())
                        .map(where -> where + ": " + text)
                        .orElse(text))
                .orElseGet(() -> joined(
                        node.properties().stream().map(field -> words(field.getKey(), field.getValue(), levels - 1))));
    }

    private static Optional<String> place(JsonFields fields) {
        return PLACES.stream()
                .map(fields.json()::path)
                .map(node -> node.isArray()
                        ? elements(node)
                                .map(JsonNode::asText)
                                .filter(part -> !part.equals("body"))
                                .collect(Collectors.joining("."))
                        : node.asText())
                .filter(place -> !place.isBlank())
                .findFirst();
    }

    private static String joined(Stream<String> words) {
        return words.filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

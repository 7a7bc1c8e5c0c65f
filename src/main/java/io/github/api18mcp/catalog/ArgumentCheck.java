package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Holds the arguments of a call against the catalog and says everything that is wrong with them at once. What it accepts
 * and what {@link InputSchema} in its full style accepts are the same, but for one rule a schema cannot say: that a media
 * URL is public.
 */
public final class ArgumentCheck {

    /** What the check found. */
    public sealed interface Outcome {}

    public record Accepted(Arguments arguments) implements Outcome {}

    public record Rejected(List<Violation> violations) implements Outcome {
        public Rejected {
            violations = List.copyOf(violations);
        }
    }

    private final Predicate<URI> trusted;

    /** @param trusted media addresses that are good although private: the provider's own */
    public ArgumentCheck(Predicate<URI> trusted) {
        this.trusted = trusted;
    }

    public Outcome check(Model model, JsonNode arguments) {
        if (!arguments.isObject()) {
            return new Rejected(List.of(new Violation("arguments", "an object", Shown.of(arguments))));
        }
        List<Violation> violations = new ArrayList<>();
        ObjectNode accepted = JsonNodeFactory.instance.objectNode();
        for (Parameter parameter : model.parameters()) {
            JsonNode value = arguments.path(parameter.name());
            if (!value.isMissingNode() && !value.isNull()) {
                accepted.set(parameter.name(), parameter.read(new ValueCheck(value, trusted, violations)));
            } else if (parameter.required()) {
                violations.add(new Violation(parameter.name(), parameter.read(Expected.WORDS), "nothing"));
            }
        }
        violations.addAll(unknown(model, arguments));
        return violations.isEmpty() ? new Accepted(new Arguments(model, accepted)) : new Rejected(violations);
    }

    private static List<Violation> unknown(Model model, JsonNode arguments) {
        String known = model.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
        return arguments.properties().stream()
                .filter(entry -> model.parameter(entry.getKey()).isEmpty())
                .filter(entry -> !entry.getValue().isNull())
                .map(entry ->
                        new Violation(entry.getKey(), "one of the parameters " + known, Shown.of(entry.getValue())))
                .toList();
    }
}

package io.github.api18mcp.catalog;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Checks the arguments of a call against the catalog and reports all errors at once. It accepts exactly what {@link
 * InputSchema} accepts in its full style, except for one rule that a schema cannot express: a media URL must be public.
 */
public final class ArgumentCheck {

    /** The result of the check. */
    public sealed interface Result {
        <T> T fold(Function<Arguments, T> valid, Function<List<Violation>, T> rejected);
    }

    /** Arguments that the model accepts. */
    public record Valid(Arguments arguments) implements Result {
        @Override
        public <T> T fold(Function<Arguments, T> valid, Function<List<Violation>, T> rejected) {
            return valid.apply(arguments);
        }
    }

    /** Everything that is wrong with the arguments. */
    public record Invalid(List<Violation> violations) implements Result {
        public Invalid {
            violations = List.copyOf(violations);
        }

        @Override
        public <T> T fold(Function<Arguments, T> valid, Function<List<Violation>, T> rejected) {
            return rejected.apply(violations);
        }
    }

    /** An agent pays for every word that it reads. */
    private static final int MOST_NAMED = 20;

    private final ImageRule images;

    private ArgumentCheck(ImageRule images) {
        this.images = images;
    }

    /**
     * What a service accepts: images by their URL alone.
     *
     * @param trusted media URLs that are accepted although they are private: the provider's own
     */
    public ArgumentCheck(Predicate<URI> trusted) {
        this(ImageRule.ofService(trusted));
    }

    /**
     * What this server accepts: images in every form.
     *
     * @param served URLs of images that this server serves itself
     */
    public static ArgumentCheck ofCalls(Predicate<URI> trusted, Predicate<URI> served) {
        return new ArgumentCheck(ImageRule.ofCalls(trusted, served));
    }

    public Result check(Model model, JsonNode arguments) {
        return check(model.parameters(), arguments);
    }

    public Result check(List<Parameter> parameters, JsonNode arguments) {
        if (!arguments.isObject()) {
            return new Invalid(List.of(new Violation("arguments", "an object", ValueText.of(arguments))));
        }
        List<Violation> violations = new ArrayList<>();
        ObjectNode accepted = JsonNodeFactory.instance.objectNode();
        for (Parameter parameter : parameters) {
            JsonNode value = arguments.path(parameter.name());
            if (!value.isMissingNode() && !value.isNull()) {
                accepted.set(parameter.name(), parameter.accept(new ValueCheck(value, images, violations)));
            } else if (parameter.required()) {
                violations.add(new Violation(parameter.name(), parameter.accept(ExpectedText.WORDS), "nothing"));
            }
        }
        violations.addAll(unknown(parameters, arguments));
        return violations.isEmpty() ? new Valid(new Arguments(parameters, accepted)) : new Invalid(violations);
    }

    private static List<Violation> unknown(List<Parameter> parameters, JsonNode arguments) {
        Set<String> known = parameters.stream().map(Parameter::name).collect(toCollection(LinkedHashSet::new));
        String expected = known.isEmpty() ? "no arguments" : "one of the parameters " + String.join(", ", known);
        List<Violation> unknown = arguments.properties().stream()
                .filter(entry ->
                        !known.contains(entry.getKey()) && !entry.getValue().isNull())
                .map(entry -> new Violation(entry.getKey(), expected, ValueText.of(entry.getValue())))
                .toList();
        return unknown.size() <= MOST_NAMED ? unknown : shortened(unknown, expected);
    }

    private static List<Violation> shortened(List<Violation> unknown, String expected) {
        List<Violation> named = new ArrayList<>(unknown.subList(0, MOST_NAMED));
        named.add(new Violation("arguments", expected, (unknown.size() - MOST_NAMED) + " more"));
        return named;
    }
}

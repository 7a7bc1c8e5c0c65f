package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Parameter.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of one call that passed the check: exactly what was given, nulls left out, nothing added. */
public final class Arguments {

    private final List<Parameter> parameters;
    private final ObjectNode given;

    /** Only {@link ArgumentCheck} says that arguments are good. */
    Arguments(List<Parameter> parameters, ObjectNode given) {
        this.parameters = parameters;
        this.given = given.deepCopy();
    }

    /** A copy, in documented order. */
    public ObjectNode json() {
        return given.deepCopy();
    }

    /** What the arguments ask to see, for the policy; not what they ask to leave out. */
    public List<String> wishes() {
        return parameters.stream()
                .filter(Text.class::isInstance)
                .filter(text -> !text.name().startsWith("negative_"))
                .map(text -> given.path(text.name()))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    /** The value of a text or choice, given or by default. */
    public Optional<String> text(String name) {
        return given.path(name).isTextual()
                ? Optional.of(given.get(name).textValue())
                : preset(name).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The value of a choice that has one in every allowed call, given or by default. */
    public String word(String name) {
        return text(name).orElseThrow();
    }

    /** The value of a whole number, given or by default. */
    public Optional<Long> number(String name) {
        return given.path(name).isIntegralNumber()
                ? Optional.of(given.get(name).longValue())
                : preset(name).filter(Long.class::isInstance).map(Long.class::cast);
    }

    /** The value of a whole number that has one in every allowed call, given or by default. */
    public long wholeNumber(String name) {
        return number(name).orElseThrow();
    }

    private Optional<Object> preset(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .flatMap(Parameter::defaultValue);
    }

    /** Names only: prompts are their author's. */
    @Override
    public String toString() {
        return given.properties().stream().map(Map.Entry::getKey).toList().toString();
    }
}

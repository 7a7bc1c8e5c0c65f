package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Parameter.Text;
import java.util.List;
import java.util.Objects;

/** The arguments of one call that passed the check: exactly what was given, nulls left out, nothing added. */
public final class Arguments {

    private final Model model;
    private final ObjectNode given;

    /** Only {@link ArgumentCheck} says that arguments are good. */
    Arguments(Model model, ObjectNode given) {
        this.model = model;
        this.given = given;
    }

    public Model model() {
        return model;
    }

    /** A copy, in documented order. */
    public ObjectNode json() {
        return given.deepCopy();
    }

    /** What the arguments ask to see, for the policy; not what they ask to leave out. */
    public List<String> wishes() {
        return model.parameters().stream()
                .filter(Text.class::isInstance)
                .filter(text -> !text.name().startsWith("negative_"))
                .map(text -> given.path(text.name()))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    /** The value of a choice, given or by default. */
    public String word(String name) {
        return given.has(name) ? given.get(name).textValue() : (String) preset(name);
    }

    /** The value of a whole number, given or by default. */
    public long wholeNumber(String name) {
        return given.has(name) ? given.get(name).longValue() : (Long) preset(name);
    }

    private Object preset(String name) {
        return model.parameter(name)
                .flatMap(Parameter::defaultValue)
                .orElseThrow(() -> new IllegalStateException(model.id() + " has no default for " + name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Arguments arguments && model.equals(arguments.model) && given.equals(arguments.given);
    }

    @Override
    public int hashCode() {
        return Objects.hash(model.id(), given);
    }

    /** Names only: prompts are their author's. */
    @Override
    public String toString() {
        return model.id() + " "
                + given.properties().stream().map(entry -> entry.getKey()).toList();
    }
}

package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads arguments as they were meant, before the check. Clients in wide use send {@code "2"} for 2, a JSON string for a list,
 * one address for a list of one, or an empty text for an argument that is left out. What means one thing is understood; what
 * could mean several is left as it came, and the check refuses it.
 */
public final class ArgumentCoercion {

    private static final String MODEL = "model";

    private ArgumentCoercion() {}

    /** Ignores the argument {@code model} as well, if it names the model that is called anyway. */
    public static CoercedArguments of(Model model, JsonNode arguments) {
        Optional<String> named = Optional.ofNullable(arguments.path(MODEL).textValue());
        if (model.parameter(MODEL).isPresent()
                || named.flatMap(text -> OptionSpelling.find(List.of(model.id()), text))
                        .isEmpty()) {
            return of(model.parameters(), arguments);
        }
        ObjectNode others = ((ObjectNode) arguments).deepCopy();
        JsonNode implied = others.remove(MODEL);
        CoercedArguments coerced = of(model.parameters(), others);
        List<Coercion> coercions = new ArrayList<>();
        coercions.add(new Coercion(MODEL, ValueText.of(implied), "implied by the tool"));
        coercions.addAll(coerced.coercions());
        return new CoercedArguments(coerced.json(), coercions);
    }

    public static CoercedArguments of(List<Parameter> parameters, JsonNode arguments) {
        if (!arguments.isObject()) {
            return new CoercedArguments(arguments, List.of());
        }
        ObjectNode meant = ((ObjectNode) arguments).deepCopy();
        List<Coercion> coercions = new ArrayList<>();
        for (Parameter parameter : parameters) {
            JsonNode given = arguments.path(parameter.name());
            if (!given.isMissingNode() && !given.isNull()) {
                coerce(parameter, given, meant, coercions);
            }
        }
        return new CoercedArguments(meant, coercions);
    }

    private static void coerce(Parameter parameter, JsonNode given, ObjectNode meant, List<Coercion> coercions) {
        String name = parameter.name();
        JsonNode understood = parameter.accept(new ValueCoercion(given));
        if (understood.isMissingNode()) {
            meant.remove(name);
            coercions.add(new Coercion(name, ValueText.of(given), "left out"));
        } else if (given.isArray() && understood.isArray()) {
            meant.set(name, understood);
            for (int i = 0; i < given.size(); i++) {
                note(name + "[" + i + "]", given.get(i), understood.get(i), coercions);
            }
        } else {
            meant.set(name, understood);
            note(name, given, understood, coercions);
        }
    }

    private static void note(String place, JsonNode given, JsonNode understood, List<Coercion> coercions) {
        if (!given.equals(understood)) {
            // A list of one may contain a prompt, which is not repeated.
            String as = given.isArray() ? "its only element" : ValueText.of(understood);
            coercions.add(new Coercion(place, ValueText.of(given), as));
        }
    }
}

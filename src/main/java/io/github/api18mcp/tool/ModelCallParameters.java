package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.ArgumentCheck.Rejected;
import io.github.api18mcp.catalog.ArgumentCheck.Valid;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.InputSchema;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.SchemaStyle;
import io.github.api18mcp.catalog.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The arguments of a tool for any model: {@code quote} and {@code submit_job}. */
final class ModelCallParameters {

    private final Catalog catalog;
    private final List<Parameter> parameters;

    ModelCallParameters(Catalog catalog) {
        List<String> ids = catalog.models().stream().map(Model::id).toList();
        this.catalog = catalog;
        this.parameters =
                List.of(new Choice("model", "Id of the model; list_models names them.", true, ids, Optional.empty()));
    }

    List<Parameter> parameters() {
        return parameters;
    }

    ObjectNode schema() {
        ObjectNode schema = new InputSchema(SchemaStyle.PORTABLE).of(parameters);
        schema.withObject("properties")
                .putObject("arguments")
                .put("type", "object")
                .put("description", "The model's arguments, exactly as its own tool takes them.");
        schema.withArray("required").add("arguments");
        return schema;
    }

    /** Goes on with what can be read, or with everything that is wrong with it; the model's own arguments come later. */
    <T> T read(JsonNode given, Function<List<Violation>, T> wrong, Function<ModelCall, T> good) {
        JsonNode arguments = given.path("arguments");
        List<Violation> violations = new ArrayList<>();
        ArgumentCheck.Result outcome = new ArgumentCheck(uri -> false).check(parameters, without(given, "arguments"));
        if (outcome instanceof Rejected rejected) {
            violations.addAll(rejected.violations());
        }
        if (!arguments.isObject()) {
            // A model that writes the object as text has its prompt in it, which is not to be repeated.
            String got = arguments.isTextual() ? "text" : "nothing or no object";
            violations.add(new Violation("arguments", "an object with the model's arguments", got));
        }
        return violations.isEmpty()
                ? good.apply(new ModelCall(model((Valid) outcome), arguments))
                : wrong.apply(violations);
    }

    private Model model(Valid accepted) {
        return catalog.model(accepted.arguments().word("model")).orElseThrow();
    }

    private static JsonNode without(JsonNode given, String key) {
        return given.isObject() ? ((ObjectNode) given.deepCopy()).without(key) : given;
    }
}

package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck;
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

/** A model and its arguments, as {@code quote} and {@code submit_job} take them. */
sealed interface Wish {

    record Readable(Model model, JsonNode arguments) implements Wish {}

    record Unreadable(List<Violation> violations) implements Wish {}

    static List<Parameter> parameters(Catalog catalog) {
        List<String> ids = catalog.models().stream().map(Model::id).toList();
        return List.of(new Choice("model", "Id of the model; list_models names them.", true, ids, Optional.empty()));
    }

    static ObjectNode schema(Catalog catalog) {
        ObjectNode schema = new InputSchema(SchemaStyle.PORTABLE).of(parameters(catalog));
        schema.withObject("properties")
                .putObject("arguments")
                .put("type", "object")
                .put("description", "The model's arguments, exactly as its own tool takes them.");
        schema.withArray("required").add("arguments");
        return schema;
    }

    static Wish read(Catalog catalog, JsonNode given) {
        JsonNode arguments = given.path("arguments");
        List<Violation> violations = new ArrayList<>();
        ArgumentCheck.Outcome outcome =
                new ArgumentCheck(uri -> false).check(parameters(catalog), without(given, "arguments"));
        if (outcome instanceof ArgumentCheck.Rejected rejected) {
            violations.addAll(rejected.violations());
        }
        if (!arguments.isObject()) {
            // A model that writes the object as text has its prompt in it, which is not to be repeated.
            String got = arguments.isTextual() ? "text" : "nothing or no object";
            violations.add(new Violation("arguments", "an object with the model's arguments", got));
        }
        return violations.isEmpty() ? new Readable(model(catalog, outcome), arguments) : new Unreadable(violations);
    }

    private static Model model(Catalog catalog, ArgumentCheck.Outcome outcome) {
        String id = ((ArgumentCheck.Accepted) outcome).arguments().word("model");
        return catalog.model(id).orElseThrow();
    }

    private static JsonNode without(JsonNode given, String key) {
        return given.isObject() ? ((ObjectNode) given.deepCopy()).without(key) : given;
    }
}

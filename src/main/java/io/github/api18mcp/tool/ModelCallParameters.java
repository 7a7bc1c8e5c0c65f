package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.ArgumentCoercion;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.CoercedArguments;
import io.github.api18mcp.catalog.Coercion;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.StringifiedJson;
import io.github.api18mcp.catalog.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The parameters of {@code quote} and {@code submit_job}, which call any model: its id and its arguments. */
final class ModelCallParameters {

    private static final String MODEL = "model";
    private static final String ARGUMENTS = "arguments";

    private final Catalog catalog;
    private final ToolParameters model;

    ModelCallParameters(Catalog catalog) {
        List<String> ids = catalog.models().stream().map(Model::id).toList();
        this.catalog = catalog;
        this.model = new ToolParameters(
                List.of(new Choice(MODEL, "Id of the model; list_models names them.", true, ids, Optional.empty())));
    }

    List<Parameter> list() {
        return model.list();
    }

    ObjectNode schema() {
        ObjectNode schema = model.schema();
        schema.withObject("properties")
                .putObject(ARGUMENTS)
                .put("type", "object")
                .put("description", "The model's arguments, exactly as its own tool takes them.")
                // Without this, some clients take an object without properties for one that must be empty.
                .put("additionalProperties", true);
        schema.withArray("required").add(ARGUMENTS);
        return schema;
    }

    /** The model that a call names, if it exists. */
    Optional<Model> model(JsonNode call) {
        return Optional.ofNullable(call.path(MODEL).textValue()).flatMap(catalog::model);
    }

    /** The call as it was meant: the model by its id, and its arguments as the model's own tool would read them. */
    CoercedArguments coerced(JsonNode call) {
        CoercedArguments coerced = ArgumentCoercion.of(model.list(), call);
        Optional<ObjectNode> parsed =
                Optional.ofNullable(call.path(ARGUMENTS).textValue()).flatMap(StringifiedJson::object);
        List<Coercion> coercions = new ArrayList<>(coerced.coercions());
        parsed.ifPresent(object -> coercions.add(new Coercion(ARGUMENTS, "text", "an object")));
        JsonNode arguments = parsed.map(JsonNode.class::cast).orElse(call.path(ARGUMENTS));
        if (!arguments.isObject()) {
            return coerced;
        }
        CoercedArguments own = model(coerced.json())
                .map(known -> ArgumentCoercion.of(known, arguments))
                .orElse(new CoercedArguments(arguments, List.of()));
        coercions.addAll(own.coercions());
        return new CoercedArguments(((ObjectNode) coerced.json()).set(ARGUMENTS, own.json()), coercions);
    }

    /** Reads the model and its arguments, which are checked later, or everything that is wrong with the call. */
    <T> T read(JsonNode call, Function<List<Violation>, T> rejected, BiFunction<Model, JsonNode, T> valid) {
        JsonNode arguments = call.path(ARGUMENTS);
        List<Violation> violations = new ArrayList<>();
        ArgumentCheck.Result checked = model.check(withoutArguments(call));
        violations.addAll(checked.fold(good -> List.of(), wrong -> wrong));
        if (!arguments.isObject()) {
            // An agent that writes the object as text includes its prompt, which must not be repeated.
            String got = arguments.isTextual() ? "text" : "nothing or no object";
            violations.add(new Violation(ARGUMENTS, "an object with the model's arguments", got));
        }
        return violations.isEmpty() ? valid.apply(model(call).orElseThrow(), arguments) : rejected.apply(violations);
    }

    private static JsonNode withoutArguments(JsonNode call) {
        return call.isObject() ? ((ObjectNode) call.deepCopy()).without(ARGUMENTS) : call;
    }
}

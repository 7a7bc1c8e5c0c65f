package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.InputSchema;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.catalog.SchemaStyle;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.Refusals;
import io.github.api18mcp.platform.Mode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The arguments of a tool that is not a model: described, published and checked as a model's are. */
record ToolParameters(List<Parameter> parameters) {

    static final ToolParameters EMPTY = new ToolParameters(List.of());

    ToolParameters {
        parameters = List.copyOf(parameters);
    }

    ObjectNode schema() {
        return new InputSchema(SchemaStyle.PORTABLE).of(parameters);
    }

    /** Goes on with good arguments, or with everything that is wrong with them. */
    <T> T read(JsonNode arguments, Mode mode, Function<Rejected, T> wrong, Function<Arguments, T> good) {
        ArgumentCheck.Result outcome = new ArgumentCheck(uri -> false).check(parameters, arguments);
        return outcome instanceof ArgumentCheck.Rejected rejected
                ? wrong.apply(new Rejected(Optional.empty(), mode, Refusals.arguments(rejected.violations())))
                : good.apply(((ArgumentCheck.Valid) outcome).arguments());
    }
}

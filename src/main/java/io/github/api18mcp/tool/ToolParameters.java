package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.InputSchema;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.catalog.SchemaStyle;
import java.util.List;

/** The parameters of a tool that is not a model. */
record ToolParameters(List<Parameter> list) {

    static final ToolParameters NONE = new ToolParameters(List.of());

    ToolParameters {
        list = List.copyOf(list);
    }

    ObjectNode schema() {
        return new InputSchema(SchemaStyle.PORTABLE).of(list);
    }

    ArgumentCheck.Result check(JsonNode arguments) {
        return new ArgumentCheck(uri -> false).check(list, arguments);
    }
}

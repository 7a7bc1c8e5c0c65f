package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Parameter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a tool is presented to clients.
 *
 * @param description one to three sentences that help an agent choose; includes the price of a tool that spends
 * @param parameters used by the command line to parse {@code name=value}
 * @param outputSchema error answers satisfy it as well, because clients validate them too
 */
public record ToolDefinition(
        String name,
        String title,
        String description,
        ToolEffect effect,
        List<Parameter> parameters,
        ObjectNode inputSchema,
        ObjectNode outputSchema) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,48}");

    /** Whether calls only read or spend money; clients ask a person before some calls. */
    public enum ToolEffect {
        READS,
        SPENDS
    }

    public ToolDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no client accepts a tool named " + name);
        }
        parameters = List.copyOf(parameters);
    }
}

package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Parameter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a tool presents itself.
 *
 * @param description one to three sentences that an agent chooses by; of a tool that spends, the price is one
 * @param parameters what the command line reads {@code name=value} by
 * @param outputSchema also error answers satisfy it: clients check them too
 */
public record ToolDefinition(
        String name,
        String title,
        String description,
        Effect effect,
        List<Parameter> parameters,
        ObjectNode inputSchema,
        ObjectNode outputSchema) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,48}");

    /** What a call does to the world, for hosts that ask before some calls. */
    public enum Effect {
        READS,
        SPENDS
    }

    public ToolDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no client takes a tool named " + name);
        }
        parameters = List.copyOf(parameters);
    }
}

package io.github.api18mcp.tool.mcp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * The fields of definitions of tools, resources and resource templates that are newer than the protocol's first version. Strict
 * clients of an older version reject a definition with a field that they do not know. Results need no such care, because every
 * version lets a result have further fields.
 */
public final class DefinitionFields {

    private static final Map<String, ProtocolVersion> SINCE = Map.of(
            "annotations", ProtocolVersion.V2025_03_26,
            "title", ProtocolVersion.V2025_06_18,
            "outputSchema", ProtocolVersion.V2025_06_18,
            "_meta", ProtocolVersion.V2025_06_18,
            "icons", ProtocolVersion.V2025_11_25,
            "execution", ProtocolVersion.V2025_11_25);

    private DefinitionFields() {}

    /** Removes the fields that the version does not have, and the list of icons, which the extension writes even if it is empty. */
    public static JsonObject of(ProtocolVersion version, JsonObject definition) {
        if (definition.getValue("icons") instanceof JsonArray icons && icons.isEmpty()) {
            definition.remove("icons");
        }
        SINCE.forEach((field, since) -> {
            if (!version.isAtLeast(since)) {
                definition.remove(field);
            }
        });
        return definition;
    }
}

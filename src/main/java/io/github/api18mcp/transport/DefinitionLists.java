package io.github.api18mcp.transport;

import io.github.api18mcp.tool.mcp.CardToolFilter;
import io.github.api18mcp.tool.mcp.DefinitionFields;
import io.github.api18mcp.tool.mcp.ProtocolVersion;
import io.quarkiverse.mcp.server.FeatureManager.FeatureInfo;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.McpMethod;
import io.quarkiverse.mcp.server.PromptManager;
import io.quarkiverse.mcp.server.ResourceManager;
import io.quarkiverse.mcp.server.ResourceTemplateManager;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.runtime.McpRequest;
import io.quarkus.arc.Arc;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lists tools, resources and prompts. The extension sends the fields of the newest protocol version to every client, and metadata in an order
 * that differs at every start.
 */
@Singleton
class DefinitionLists {

    /** The definitions that a method lists, and their name in its result. */
    private record Listed(String name, Iterable<? extends FeatureInfo> definitions) {}

    private final Map<McpMethod, Listed> lists;
    private final CardToolFilter cardTools;

    DefinitionLists(
            ToolManager tools, ResourceManager resources, ResourceTemplateManager templates, CardToolFilter cardTools) {
        this.cardTools = cardTools;
        this.lists = Map.of(
                McpMethod.TOOLS_LIST, new Listed("tools", tools),
                McpMethod.RESOURCES_LIST, new Listed("resources", resources),
                McpMethod.RESOURCE_TEMPLATES_LIST, new Listed("resourceTemplates", templates),
                McpMethod.PROMPTS_LIST, new Listed("prompts", prompts()));
    }

    /** Looked up, because an injection would have the server announce changes of a list that never changes. */
    private static PromptManager prompts() {
        return Arc.container().instance(PromptManager.class).get();
    }

    /** @return whether the request was one for a list, and has been answered */
    Future<Boolean> answered(JsonObject message, McpRequest request, McpMethod method) {
        Listed list = lists.get(method);
        InitialRequest client = request.connection().initialRequest();
        if (list == null || client == null || hasCursor(message)) {
            return Future.succeededFuture(false);
        }
        ProtocolVersion version = ProtocolVersion.negotiated(client);
        JsonArray definitions = new JsonArray();
        list.definitions().forEach(definition -> {
            if (cardTools.isVisible(definition.name(), client)) {
                definitions.add(DefinitionFields.of(version, sorted(definition.asJson())));
            }
        });
        return request.sender()
                .sendResult(message.getValue("id"), new JsonObject().put(list.name(), definitions))
                .map(true);
    }

    /** Everything is on the first page, so the extension refuses a cursor. */
    private static boolean hasCursor(JsonObject message) {
        return message.getValue("params") instanceof JsonObject params && params.getValue("cursor") != null;
    }

    private static JsonObject sorted(JsonObject definition) {
        if (definition.getValue("_meta") instanceof JsonObject metadata) {
            definition.put("_meta", new JsonObject(new TreeMap<>(metadata.getMap())));
        }
        return definition;
    }
}

package io.github.api18mcp.transport;

import io.github.api18mcp.tool.mcp.DefinitionFields;
import io.github.api18mcp.tool.mcp.ProtocolVersion;
import io.quarkiverse.mcp.server.FeatureManager.FeatureInfo;
import io.quarkiverse.mcp.server.McpMethod;
import io.quarkiverse.mcp.server.ResourceManager;
import io.quarkiverse.mcp.server.ResourceTemplateManager;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.runtime.McpRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Lists tools and resources for clients of older protocol versions. The extension sends the fields of the newest version to
 * every client.
 */
@Singleton
class OlderVersionLists {

    /** The definitions that a method lists, and their name in its result. */
    private record Listed(String name, Iterable<? extends FeatureInfo> definitions) {}

    private final Map<McpMethod, Listed> lists;

    OlderVersionLists(ToolManager tools, ResourceManager resources, ResourceTemplateManager templates) {
        this.lists = Map.of(
                McpMethod.TOOLS_LIST, new Listed("tools", tools),
                McpMethod.RESOURCES_LIST, new Listed("resources", resources),
                McpMethod.RESOURCE_TEMPLATES_LIST, new Listed("resourceTemplates", templates));
    }

    /** @return whether the request was one for a list, and has been answered */
    Future<Boolean> answered(JsonObject message, McpRequest request, McpMethod method) {
        Listed list = lists.get(method);
        if (list == null || request.connection().initialRequest() == null) {
            return Future.succeededFuture(false);
        }
        ProtocolVersion version =
                ProtocolVersion.negotiated(request.connection().initialRequest());
        if (version.isNewest()) {
            return Future.succeededFuture(false);
        }
        JsonArray definitions = new JsonArray();
        list.definitions().forEach(definition -> definitions.add(DefinitionFields.of(version, definition.asJson())));
        return request.sender()
                .sendResult(message.getValue("id"), new JsonObject().put(list.name(), definitions))
                .map(true);
    }
}

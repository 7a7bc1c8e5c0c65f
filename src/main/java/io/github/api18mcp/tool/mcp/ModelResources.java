package io.github.api18mcp.tool.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.tool.answer.ModelViews;
import io.quarkiverse.mcp.server.CompleteArg;
import io.quarkiverse.mcp.server.CompleteResourceTemplate;
import io.quarkiverse.mcp.server.CompletionResponse;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpException;
import io.quarkiverse.mcp.server.Resource;
import io.quarkiverse.mcp.server.ResourceTemplate;
import io.quarkiverse.mcp.server.ResourceTemplateArg;
import io.quarkiverse.mcp.server.TextResourceContents;
import jakarta.inject.Singleton;

/** The models as resources: the list, and each model with its parameters. */
@Singleton
class ModelResources {

    private static final String MODEL = "model";
    private static final String ID = "id";
    private static final String MODELS = "api18mcp://models";
    private static final String JSON = "application/json";

    private final Catalog catalog;
    private final ModelViews views;

    ModelResources(Catalog catalog, ModelViews views) {
        this.catalog = catalog;
        this.views = views;
    }

    @Resource(
            name = "models",
            uri = MODELS,
            title = "Models",
            description = "Every model with its tool, price, usual duration and whether it can be used now.",
            mimeType = JSON)
    TextResourceContents models() {
        return contents(MODELS, views.all());
    }

    @ResourceTemplate(
            name = MODEL,
            uriTemplate = MODELS + "/{" + ID + "}",
            title = "A model",
            description = "One model with its description and the schema of its arguments.",
            mimeType = JSON)
    TextResourceContents model(@ResourceTemplateArg(name = ID) String id) {
        return catalog.model(id)
                .map(model -> contents(MODELS + "/" + id, views.whole(model)))
                .orElseThrow(() -> new McpException(
                        "There is no such model; list_models names them.", JsonRpcErrorCodes.RESOURCE_NOT_FOUND));
    }

    @CompleteResourceTemplate(MODEL)
    CompletionResponse ids(@CompleteArg(name = ID) String prefix) {
        return CompletionResponse.create(catalog.models().stream()
                .map(Model::id)
                .filter(id -> id.startsWith(prefix))
                .toList());
    }

    private static TextResourceContents contents(String uri, JsonNode json) {
        return new TextResourceContents(uri, json.toPrettyString(), JSON);
    }
}

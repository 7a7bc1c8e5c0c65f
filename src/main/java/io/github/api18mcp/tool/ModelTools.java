package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.CatalogConfig;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Generation;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** A tool for each model whose service can be used. */
@Singleton
class ModelTools {

    private final List<AgentTool> tools;

    ModelTools(
            Catalog catalog,
            CatalogConfig config,
            Providers providers,
            Generation generation,
            JobAnswers answers,
            Schemas schemas) {
        this.tools = catalog.models().stream()
                .filter(model -> provider(providers, model).unusable().isEmpty())
                .<AgentTool>map(model -> new ModelTool(model, config.schema(), schemas, generation, answers))
                .toList();
    }

    Stream<AgentTool> stream() {
        return tools.stream();
    }

    private static Provider provider(Providers providers, Model model) {
        return providers
                .named(model.provider())
                .orElseThrow(() -> new ConfigurationException("API18MCP_CATALOG: model " + model.id()
                        + " names the provider " + model.provider() + ", which is not built in"));
    }
}

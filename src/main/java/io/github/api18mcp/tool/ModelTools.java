package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.CatalogConfig;
import io.github.api18mcp.catalog.ImageForms;
import io.github.api18mcp.catalog.InputSchema;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Generation;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One tool per model. */
@Singleton
class ModelTools {

    private final List<AgentTool> usable;
    private final List<AgentTool> unusable;

    ModelTools(
            Catalog catalog,
            CatalogConfig config,
            @ConfigProperty(name = "launch.image-forms", defaultValue = "WITHOUT_PATHS") ImageForms images,
            Providers providers,
            Generation generation,
            JobAnswers answers,
            OutputSchemas schemas) {
        InputSchema schema = new InputSchema(config.schema(), images);
        Map<Boolean, List<AgentTool>> tools = catalog.models().stream()
                .collect(Collectors.partitioningBy(
                        model -> provider(providers, model).unusable().isEmpty(),
                        Collectors.mapping(
                                model -> new ModelTool(model, schema, schemas, generation, answers),
                                Collectors.toList())));
        this.usable = tools.get(true);
        this.unusable = tools.get(false);
    }

    /** The tools of usable services. */
    Stream<AgentTool> usable() {
        return usable.stream();
    }

    /** The tools of other services, which only answer why they cannot be used. */
    Stream<AgentTool> unusable() {
        return unusable.stream();
    }

    private static Provider provider(Providers providers, Model model) {
        return providers
                .byName(model.provider())
                .orElseThrow(() -> new ConfigurationException("API18MCP_CATALOG: model " + model.id()
                        + " names the provider " + model.provider() + ", which is not built in"));
    }
}

package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.CatalogConfig;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Generation;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every tool there is: one a model that can be used, and the few that go with them. */
@Singleton
public class Toolbox {

    private final List<AgentTool> tools;

    Toolbox(
            Catalog catalog,
            CatalogConfig config,
            Providers providers,
            Generation generation,
            JobAnswers answers,
            Schemas schemas,
            ListModels listModels,
            QuoteTool quote,
            SubmitJob submitJob,
            GetJob getJob,
            ListJobs listJobs) {
        Stream<AgentTool> models = catalog.models().stream()
                .filter(model -> provider(providers, model).unusable().isEmpty())
                .map(model -> new ModelTool(model, config.schema(), schemas, generation, answers));
        this.tools = Stream.concat(models, Stream.of(listModels, quote, submitJob, getJob, listJobs))
                .toList();
        requireUniqueNames(tools);
    }

    public List<AgentTool> tools() {
        return tools;
    }

    public Optional<AgentTool> tool(String name) {
        return tools.stream()
                .filter(tool -> tool.definition().name().equals(name))
                .findFirst();
    }

    private static void requireUniqueNames(List<AgentTool> tools) {
        Set<String> names = new HashSet<>();
        tools.stream()
                .map(tool -> tool.definition().name())
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ConfigurationException(
                            "API18MCP_CATALOG: a model's id makes the tool name " + name + ", which is taken");
                });
    }

    private static Provider provider(Providers providers, Model model) {
        return providers
                .named(model.provider())
                .orElseThrow(() -> new ConfigurationException("API18MCP_CATALOG: model " + model.id()
                        + " names the provider " + model.provider() + ", which is not built in"));
    }
}

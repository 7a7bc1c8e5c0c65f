package io.github.api18mcp.tool;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every tool there is: one a model that can be used, what can be looked up, and the few that go with them. */
@Singleton
public class Toolbox {

    private final List<AgentTool> tools;

    Toolbox(
            ModelTools models,
            LookupTools lookups,
            ListModels listModels,
            QuoteTool quote,
            SubmitJob submitJob,
            GetJob getJob,
            ListJobs listJobs) {
        Stream<AgentTool> companions = Stream.of(listModels, quote, submitJob, getJob, listJobs);
        this.tools = Stream.of(models.stream(), lookups.stream(), companions)
                .flatMap(some -> some)
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
}

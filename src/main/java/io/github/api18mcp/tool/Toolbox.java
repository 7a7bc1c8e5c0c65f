package io.github.api18mcp.tool;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every tool there is: one a model, what can be looked up, and the few that go with them. */
@Singleton
public class Toolbox {

    private final List<AgentTool> tools;
    private final List<AgentTool> all;

    Toolbox(
            ModelTools models,
            LookupTools lookups,
            ListModels listModels,
            QuoteTool quote,
            SubmitJob submitJob,
            GetJob getJob,
            ListJobs listJobs,
            ConfirmJob confirmJob,
            SpendingTool spending) {
        Stream<AgentTool> companions = Stream.of(listModels, quote, submitJob, getJob, listJobs, confirmJob, spending);
        this.tools = Stream.of(models.usable(), lookups.stream(), companions)
                .flatMap(some -> some)
                .toList();
        this.all = Stream.concat(tools.stream(), models.unusable()).toList();
        requireUniqueNames(all);
    }

    /** What agents are offered: no model whose service cannot be used. */
    public List<AgentTool> tools() {
        return tools;
    }

    /** Any tool: a model's that cannot be used answers why. */
    public Optional<AgentTool> tool(String name) {
        return all.stream()
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

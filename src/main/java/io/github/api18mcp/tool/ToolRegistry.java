package io.github.api18mcp.tool;

import io.github.api18mcp.access.ToolAccess;
import io.github.api18mcp.generation.outputs.OutputLibrary;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All tools, always in the same order, because the list is part of an agent's prompt cache: models as in the catalog,
 * look-ups by name, then the others.
 */
@Singleton
public class ToolRegistry {

    private final List<AgentTool> tools;
    private final List<AgentTool> cardTools;
    private final List<AgentTool> all;

    ToolRegistry(
            ModelTools models,
            LookupTools lookups,
            ListModelsTool listModels,
            QuoteTool quote,
            SubmitJobTool submitJob,
            GetJobTool getJob,
            ListJobsTool listJobs,
            ConfirmJobTool confirmJob,
            SpendingTool spending,
            ImportImageTool importImage,
            DownloadOutputsTool downloadOutputs,
            OutputLibrary library,
            PreviewOutputTool previewOutput,
            UploadImageTool uploadImage,
            ToolAccess rules) {
        List<AgentTool> others = Stream.of(
                        lookups.stream(),
                        Stream.<AgentTool>of(
                                listModels, quote, submitJob, getJob, listJobs, confirmJob, spending, importImage),
                        library.saves() ? Stream.<AgentTool>of(downloadOutputs) : Stream.<AgentTool>empty())
                .flatMap(some -> some)
                .toList();
        this.tools = Stream.concat(models.usable(), others.stream())
                .filter(tool -> rules.allow(tool.definition().name()))
                .toList();
        this.cardTools = Stream.<AgentTool>of(previewOutput, uploadImage)
                .filter(tool -> rules.allow(tool.definition().name()))
                .toList();
        this.all = Stream.of(models.usable(), models.unusable(), others.stream())
                .flatMap(some -> some)
                .toList();
        requireUniqueNames(Stream.concat(all.stream(), cardTools.stream()).toList());
    }

    /** The tools offered to agents: without models of unusable services, and without tools that the operator denies. */
    public List<AgentTool> tools() {
        return tools;
    }

    /** The tools that only the card in the chat calls. */
    public List<AgentTool> cardTools() {
        return cardTools;
    }

    /** Any tool, for a person at the terminal. A model that cannot or must not be used answers why. */
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

package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.ModelViews;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Says what can be made and for how much. */
@Singleton
class ListModelsTool implements AgentTool {

    private final Catalog catalog;
    private final ModelViews views;
    private final JobAnswers answers;

    private final ToolDefinition definition;

    ListModelsTool(Catalog catalog, ModelViews views, JobAnswers answers, OutputSchemas schemas) {
        this.catalog = catalog;
        this.views = views;
        this.answers = answers;
        this.definition = new ToolDefinition(
                "list_models",
                "List models",
                "Lists every model with its tool, price, usual duration and whether it can be used now. Free.",
                Effect.READS,
                List.of(),
                ToolParameters.EMPTY.schema(),
                schemas.models());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Uni<ToolAnswer> call(ToolCall call) {
        return ToolParameters.EMPTY.read(
                call.arguments(),
                call.owner().mode(),
                refused -> Uni.createFrom().item(none(answers.of(refused))),
                good -> Uni.createFrom().item(models()));
    }

    /** A refusal satisfies the output schema too. */
    private static ToolAnswer none(ToolAnswer refusal) {
        refusal.structured().putArray("models");
        return refusal;
    }

    private ToolAnswer models() {
        return ToolAnswer.fine(
                views.all(), catalog.models().stream().map(ListModelsTool::line).collect(Collectors.joining("\n")));
    }

    private static String line(Model model) {
        return "- %s: %s, %s"
                .formatted(model.tool(), model.output().word(), model.price().words());
    }
}

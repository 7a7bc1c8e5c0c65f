package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.ModelComparison;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.ModelViews;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Lists what can be made and what it costs. */
@Singleton
class ListModelsTool extends CheckedTool {

    private final Catalog catalog;
    private final ModelViews views;

    ListModelsTool(Catalog catalog, ModelViews views, JobAnswers answers, OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "list_models",
                        "List models",
                        "Lists every model: what it is best for, price, usual duration, how it compares, and whether it can be used now. Free.",
                        ToolEffect.READS,
                        List.of(),
                        ToolParameters.NONE.schema(),
                        schemas.models()),
                ToolParameters.NONE,
                answers);
        this.catalog = catalog;
        this.views = views;
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        String text = catalog.models().stream().map(this::line).collect(Collectors.joining("\n"));
        return Uni.createFrom().item(ToolAnswer.success(views.all(), text));
    }

    @Override
    ToolAnswer complete(ToolAnswer rejection) {
        rejection.structured().putArray("models");
        return rejection;
    }

    private String line(Model model) {
        String compared = new ModelComparison(model, catalog).words();
        return "- %s: %s%s%s"
                .formatted(
                        model.tool(),
                        model.price().words(),
                        compared.isEmpty() ? "" : "; " + compared,
                        model.bestFor().map(text -> ". " + text).orElse(""));
    }
}

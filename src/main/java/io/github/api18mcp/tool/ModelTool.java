package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.InputSchema;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.SchemaStyle;
import io.github.api18mcp.generation.Generation;
import io.github.api18mcp.generation.GenerationRequest;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Makes something with one model and waits for it. */
final class ModelTool implements AgentTool {

    private final Model model;
    private final ToolDefinition definition;
    private final Generation generation;
    private final JobAnswers answers;

    ModelTool(Model model, SchemaStyle style, OutputSchemas schemas, Generation generation, JobAnswers answers) {
        this.model = model;
        this.generation = generation;
        this.answers = answers;
        this.definition = new ToolDefinition(
                model.tool(),
                model.title(),
                description(model),
                Effect.SPENDS,
                model.parameters(),
                new InputSchema(style).of(model),
                schemas.jobInShort());
    }

    private static String description(Model model) {
        return "%s Price: %s. Usually takes about %d s (an estimate)."
                .formatted(
                        model.description(),
                        model.price().words(),
                        model.typical().toSeconds());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Uni<ToolAnswer> call(ToolCall call) {
        return IdempotencyKeys.call(
                        call,
                        definition.name(),
                        Optional.of(model.id()),
                        key -> generation.generate(
                                new GenerationRequest(call.owner(), model, call.arguments(), key), call.listener()))
                .map(answers::of);
    }
}

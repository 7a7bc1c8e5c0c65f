package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.ArgumentCoercion;
import io.github.api18mcp.catalog.CoercedArguments;
import io.github.api18mcp.catalog.InputSchema;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Generation;
import io.github.api18mcp.generation.GenerationRequest;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Generates with one model and waits for the result. */
final class ModelTool extends AbstractAgentTool {

    private final Model model;
    private final Generation generation;

    ModelTool(Model model, InputSchema inputs, OutputSchemas schemas, Generation generation, JobAnswers answers) {
        super(
                new ToolDefinition(
                        model.tool(),
                        model.title(),
                        description(model),
                        ToolEffect.SPENDS,
                        model.parameters(),
                        inputs.of(model),
                        schemas.jobInShort()),
                answers);
        this.model = model;
        this.generation = generation;
    }

    private static String description(Model model) {
        return "%s Price: %s. Usually takes about %d s (an estimate)."
                .formatted(
                        model.description(),
                        model.price().words(),
                        model.typical().toSeconds());
    }

    @Override
    CoercedArguments coerced(JsonNode arguments) {
        return ArgumentCoercion.of(model, arguments);
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call) {
        return withKey(
                call,
                key -> generation.generate(
                        new GenerationRequest(
                                call.owner(), model, call.arguments(), key, call.repetition(), call.files()),
                        call.listener()));
    }

    @Override
    Optional<String> model(ToolCall call) {
        return Optional.of(model.id());
    }
}

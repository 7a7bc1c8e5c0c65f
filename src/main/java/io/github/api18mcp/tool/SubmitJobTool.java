package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.CoercedArguments;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Generation;
import io.github.api18mcp.generation.GenerationRequest;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Begins a job without waiting for it: for many at once, and for clients that give up early. */
@Singleton
class SubmitJobTool extends AbstractAgentTool {

    private final ModelCallParameters parameters;
    private final Generation generation;

    @Inject
    SubmitJobTool(Catalog catalog, Generation generation, JobAnswers answers, OutputSchemas schemas) {
        this(new ModelCallParameters(catalog), generation, answers, schemas);
    }

    private SubmitJobTool(
            ModelCallParameters parameters, Generation generation, JobAnswers answers, OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "submit_job",
                        "Submit a job",
                        "Begins a job with any model and answers at once with its job_id; get_job gives the result."
                                + " Costs the same as the model's own tool.",
                        ToolEffect.SPENDS,
                        parameters.list(),
                        parameters.schema(),
                        schemas.jobInShort()),
                answers);
        this.parameters = parameters;
        this.generation = generation;
    }

    @Override
    CoercedArguments coerced(JsonNode arguments) {
        return parameters.coerced(arguments);
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call) {
        return parameters.read(
                call.arguments(),
                violations -> Uni.createFrom().item(rejected(call, Rejections.arguments(violations))),
                (model, arguments) -> withKey(
                        call,
                        key -> generation.submit(
                                new GenerationRequest(
                                        call.owner(), model, arguments, key, call.repetition(), call.files()),
                                call.listener())));
    }

    @Override
    Optional<String> model(ToolCall call) {
        return parameters.model(call.arguments()).map(Model::id);
    }
}

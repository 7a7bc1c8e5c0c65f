package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;

/** A tool that is not a model. Its arguments are described, published and checked as a model's are. */
abstract class CheckedTool extends AbstractAgentTool {

    private final ToolParameters parameters;

    CheckedTool(ToolDefinition definition, ToolParameters parameters, JobAnswers answers) {
        super(definition, answers);
        this.parameters = parameters;
    }

    @Override
    final Uni<ToolAnswer> answer(ToolCall call) {
        return parameters
                .check(call.arguments())
                .fold(arguments -> answer(call, arguments), violations -> Uni.createFrom()
                        .item(rejected(call, Rejections.arguments(violations))));
    }

    abstract Uni<ToolAnswer> answer(ToolCall call, Arguments arguments);
}

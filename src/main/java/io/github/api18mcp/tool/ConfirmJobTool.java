package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.generation.Confirmations;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Continues a job whose price a person has agreed to. */
@Singleton
class ConfirmJobTool extends CheckedTool {

    private static final String PRICE = "price_usd";

    private static final ToolParameters PARAMETERS = new ToolParameters(List.of(
            JobIdArgument.parameter("The job_id of the answer that awaits confirmation."),
            new Amount(PRICE, "Its quoted_usd, which the person agreed to.", true)));

    private final Confirmations confirmations;
    private final JobAnswers answers;

    ConfirmJobTool(Confirmations confirmations, JobAnswers answers, OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "confirm_job",
                        "Confirm a job",
                        "Continues a job that awaits confirmation, once the person has agreed to its price. Spends that price.",
                        ToolEffect.SPENDS,
                        PARAMETERS.list(),
                        PARAMETERS.schema(),
                        schemas.jobInShort()),
                PARAMETERS,
                answers);
        this.confirmations = confirmations;
        this.answers = answers;
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        return JobIdArgument.of(arguments)
                .map(id -> confirmations
                        .confirm(call.owner(), id, arguments.amount(PRICE), call.listener())
                        .chain(answers::located))
                .orElseGet(() -> Uni.createFrom().item(rejected(call, Rejections.noSuchJob())));
    }
}

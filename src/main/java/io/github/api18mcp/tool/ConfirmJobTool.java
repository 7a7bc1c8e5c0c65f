package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.generation.Confirmations;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Goes on with a job whose price needs a person's yes. */
@Singleton
class ConfirmJobTool implements AgentTool {

    private static final ToolParameters FORM = new ToolParameters(List.of(
            JobIdArgument.parameter("The job_id of the answer that awaits confirmation."),
            new Amount("price_usd", "Its quoted_usd, that the person agreed to.", true)));

    private final Confirmations confirmations;
    private final JobAnswers answers;

    private final ToolDefinition definition;

    ConfirmJobTool(Confirmations confirmations, JobAnswers answers, OutputSchemas schemas) {
        this.confirmations = confirmations;
        this.answers = answers;
        this.definition = new ToolDefinition(
                "confirm_job",
                "Confirm a job",
                "Goes on with a job that awaits confirmation, once the person has agreed to its price. Spends that price.",
                Effect.SPENDS,
                FORM.parameters(),
                FORM.schema(),
                schemas.jobInShort());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Uni<ToolAnswer> call(ToolCall call) {
        return FORM.read(
                        call.arguments(),
                        call.owner().mode(),
                        refused -> Uni.createFrom().<Outcome>item(refused),
                        good -> confirmed(call, good))
                .map(answers::of);
    }

    private Uni<Outcome> confirmed(ToolCall call, Arguments arguments) {
        return JobIdArgument.of(
                call,
                arguments,
                id -> confirmations.confirm(call.owner(), id, arguments.amount("price_usd"), call.listener()));
    }
}

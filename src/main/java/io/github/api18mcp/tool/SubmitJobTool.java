package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.generation.Generation;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.Refusals;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Begins a job and does not wait for it: for many at once, and for clients that give up early. */
@Singleton
class SubmitJobTool implements AgentTool {

    private final ModelCallParameters form;
    private final Generation generation;
    private final JobAnswers answers;

    private final ToolDefinition definition;

    SubmitJobTool(Catalog catalog, Generation generation, JobAnswers answers, OutputSchemas schemas) {
        this.form = new ModelCallParameters(catalog);
        this.generation = generation;
        this.answers = answers;
        this.definition = new ToolDefinition(
                "submit_job",
                "Submit a job",
                "Begins a job with any model and answers at once with its job_id; get_job gives the result."
                        + " Costs the same as the model's own tool.",
                Effect.SPENDS,
                form.parameters(),
                form.schema(),
                schemas.jobInShort());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Uni<ToolAnswer> call(ToolCall call) {
        return form.read(
                        call.arguments(),
                        violations -> Uni.createFrom().item(refused(call, violations)),
                        wish -> IdempotencyKeys.call(
                                call,
                                definition.name(),
                                Optional.of(wish.model().id()),
                                key -> generation.submit(wish.by(call.owner(), key), call.listener())))
                .map(answers::of);
    }

    private static Outcome refused(ToolCall call, List<Violation> violations) {
        return new Rejected(Optional.empty(), call.owner().mode(), Refusals.arguments(violations));
    }
}

package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.generation.LookupResult;
import io.github.api18mcp.generation.Lookups;
import io.github.api18mcp.provider.Lookup;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;

/** Passes on what a service knows, in its own words. */
final class LookupTool implements AgentTool {

    private final Lookup lookup;
    private final ToolParameters form;
    private final Lookups lookups;
    private final JobAnswers answers;
    private final ToolDefinition definition;

    LookupTool(Lookup lookup, Lookups lookups, JobAnswers answers, OutputSchemas schemas) {
        Lookup.Definition described = lookup.definition();
        this.lookup = lookup;
        this.form = new ToolParameters(described.parameters());
        this.lookups = lookups;
        this.answers = answers;
        this.definition = new ToolDefinition(
                described.name(),
                described.title(),
                described.description(),
                Effect.READS,
                form.parameters(),
                form.schema(),
                schemas.any());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Uni<ToolAnswer> call(ToolCall call) {
        return form.read(
                call.arguments(),
                call.owner().mode(),
                refused -> Uni.createFrom().item(answers.of(refused)),
                good -> lookups.look(lookup, good, call.owner().mode()).map(this::answer));
    }

    private ToolAnswer answer(LookupResult looked) {
        return looked instanceof LookupResult.Found found
                ? ToolAnswer.fine((ObjectNode) found.json(), found.json().toPrettyString())
                : answers.of(((LookupResult.NotFound) looked).why());
    }
}

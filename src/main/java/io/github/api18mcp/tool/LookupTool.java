package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.generation.Looked;
import io.github.api18mcp.generation.Lookups;
import io.github.api18mcp.provider.Lookup;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.smallrye.mutiny.Uni;

/** Passes on what a service knows, in its own words. */
final class LookupTool implements AgentTool {

    private final Lookup lookup;
    private final Form form;
    private final Lookups lookups;
    private final JobAnswers answers;
    private final ToolDefinition definition;

    LookupTool(Lookup lookup, Lookups lookups, JobAnswers answers, Schemas schemas) {
        Lookup.Definition described = lookup.definition();
        this.lookup = lookup;
        this.form = new Form(described.parameters());
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

    private ToolAnswer answer(Looked looked) {
        return looked instanceof Looked.Found found
                ? ToolAnswer.fine((ObjectNode) found.json(), found.json().toPrettyString())
                : answers.of(((Looked.Nothing) looked).why());
    }
}

package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Coercion;
import io.github.api18mcp.generation.Lookups;
import io.github.api18mcp.provider.Lookup;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Passes on what a service answers to a look-up, in its own JSON. */
final class LookupTool extends CheckedTool {

    private final Lookup lookup;
    private final Lookups lookups;
    private final JobAnswers answers;

    LookupTool(Lookup lookup, Lookups lookups, JobAnswers answers, OutputSchemas schemas) {
        this(lookup, new ToolParameters(lookup.definition().parameters()), lookups, answers, schemas);
    }

    private LookupTool(
            Lookup lookup, ToolParameters parameters, Lookups lookups, JobAnswers answers, OutputSchemas schemas) {
        super(definition(lookup.definition(), parameters, schemas), parameters, answers);
        this.lookup = lookup;
        this.lookups = lookups;
        this.answers = answers;
    }

    private static ToolDefinition definition(
            Lookup.Definition lookup, ToolParameters parameters, OutputSchemas schemas) {
        return new ToolDefinition(
                lookup.name(),
                lookup.title(),
                lookup.description(),
                ToolEffect.READS,
                parameters.list(),
                parameters.schema(),
                schemas.any());
    }

    /** Only in the text: the structured answer is the service's own. */
    @Override
    ToolAnswer told(ToolAnswer answer, List<Coercion> coercions) {
        return answer.withCoercions(coercions);
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        return lookups.lookup(lookup, arguments, call.owner().mode()).map(answers::of);
    }
}

package io.github.api18mcp.tool;

import io.github.api18mcp.generation.Lookups;
import io.github.api18mcp.provider.Lookup;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tool for every look-up of a usable service. Sorted by name, because CDI returns them in a different order at every
 * start.
 */
@Singleton
class LookupTools {

    private final List<AgentTool> tools;

    LookupTools(
            @All List<Lookup> all, Providers providers, Lookups lookups, JobAnswers answers, OutputSchemas schemas) {
        this.tools = all.stream()
                .filter(lookup -> providers
                        .byName(lookup.service())
                        .orElseThrow()
                        .unusable()
                        .isEmpty())
                .sorted(Comparator.comparing(lookup -> lookup.definition().name()))
                .<AgentTool>map(lookup -> new LookupTool(lookup, lookups, answers, schemas))
                .toList();
    }

    Stream<AgentTool> stream() {
        return tools.stream();
    }
}

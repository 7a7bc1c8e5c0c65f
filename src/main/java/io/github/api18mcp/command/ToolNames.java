package io.github.api18mcp.command;

import io.github.api18mcp.tool.AgentTool;
import io.github.api18mcp.tool.ToolRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the tool that a person means: by its name, by a model's id, or by a part of either that fits no other tool, such as
 * {@code hera-text-to-image}.
 */
record ToolNames(ToolRegistry registry) {

    /** @throws IllegalArgumentException explains which tools there are */
    AgentTool tool(String typed) {
        String word = normal(typed);
        Optional<AgentTool> exact = registry.tool(typed).or(() -> registry.tool(word));
        if (exact.isPresent()) {
            return exact.get();
        }
        List<String> similar = names().stream()
                .filter(name -> withoutVersion(name).startsWith(withoutVersion(word)))
                .toList();
        List<String> same = similar.stream()
                .filter(name -> withoutVersion(name).equals(withoutVersion(word)))
                .toList();
        List<String> found = same.isEmpty() ? similar : same;
        if (found.size() == 1 && !word.isEmpty()) {
            return registry.tool(found.get(0)).orElseThrow();
        }
        throw new IllegalArgumentException(
                found.isEmpty() || word.isEmpty()
                        ? "There is no tool " + typed + "." + suggestion(word) + " There are: "
                                + String.join(", ", names())
                        : typed + " may be any of: " + String.join(", ", found));
    }

    private String suggestion(String word) {
        return Suggestion.nearest(
                        withoutVersion(word),
                        names().stream().map(ToolNames::withoutVersion).toList())
                .flatMap(near -> names().stream()
                        .filter(name -> withoutVersion(name).equals(near))
                        .findFirst())
                .map(name -> " Did you mean " + name + "?")
                .orElse("");
    }

    private List<String> names() {
        return registry.tools().stream().map(tool -> tool.definition().name()).toList();
    }

    /** An id of a model in the form of a tool's name. */
    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private static String withoutVersion(String name) {
        return Stream.of(name.split("_")).filter(part -> !part.matches("\\d+")).collect(Collectors.joining("_"));
    }
}

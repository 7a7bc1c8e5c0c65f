package io.github.api18mcp.tool.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.media.Output;
import java.util.List;

/**
 * What a tool answers.
 *
 * @param structured for programs
 * @param text for people, Markdown
 * @param links what was made
 */
public record ToolAnswer(ObjectNode structured, String text, List<Link> links, Verdict verdict) {

    /** Whether hosts show the answer as an error. */
    public enum Verdict {
        SUCCESS,
        ERROR
    }

    /** One output, under a name for people. */
    public record Link(String name, OutputKind kind, Output output) {}

    public ToolAnswer {
        links = List.copyOf(links);
    }

    public static ToolAnswer success(ObjectNode structured, String text) {
        return new ToolAnswer(structured, text, List.of(), Verdict.SUCCESS);
    }
}

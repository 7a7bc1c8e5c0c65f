package io.github.api18mcp.tool.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Coercion;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.media.Output;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a tool answers.
 *
 * @param structured for programs
 * @param text for agents, as Markdown; names tools where something is to be done
 * @param person the same for a person at the terminal, without Markdown; names commands, and the files of saved outputs
 * @param links the outputs
 */
public record ToolAnswer(ObjectNode structured, String text, PersonText person, List<Link> links, Verdict verdict) {

    /** Says what a person reads, who needs no address of what is saved as a file. */
    @FunctionalInterface
    public interface PersonText {
        String of(List<Link> links);
    }

    /** Whether clients show the answer as an error. */
    public enum Verdict {
        SUCCESS,
        ERROR
    }

    /**
     * One output.
     *
     * @param name for people, within its answer
     * @param fileName tells where it comes from: the model, the job, and its place in the job
     */
    public record Link(String name, String fileName, OutputKind kind, Output output) {

        /** The same link, with more known of its output. */
        public Link with(Output known) {
            return new Link(name, fileName, kind, known);
        }
    }

    public ToolAnswer {
        links = List.copyOf(links);
    }

    public String personText() {
        return person.of(links);
    }

    /** The same answer, whose texts also say which arguments were not exact and what was understood. */
    public ToolAnswer withCoercions(List<Coercion> coercions) {
        if (coercions.isEmpty()) {
            return this;
        }
        return noting(coercions.stream().map(Coercion::toString).collect(Collectors.joining("; ", "Understood ", ".")));
    }

    /** The same answer, whose texts also say this. */
    public ToolAnswer noting(String sentence) {
        String more = "\n\n" + sentence;
        return new ToolAnswer(structured, text + more, saved -> person.of(saved) + more, links, verdict);
    }

    public static ToolAnswer success(ObjectNode structured, String text) {
        return new ToolAnswer(structured, text, links -> text, List.of(), Verdict.SUCCESS);
    }
}

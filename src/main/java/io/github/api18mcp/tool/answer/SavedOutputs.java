package io.github.api18mcp.tool.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.OutputFiles;
import io.github.api18mcp.tool.answer.JobView.OutputView;
import io.github.api18mcp.tool.answer.ToolAnswer.Link;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Saves the outputs of an answer, and adds their files to the answer. */
@Singleton
public class SavedOutputs {

    /** Names the file of an output, without its ending. */
    @FunctionalInterface
    public interface FileName {
        /** @param number 1 for the first output */
        String of(String job, int number, int count);
    }

    private final OutputFiles files;
    private final ObjectMapper mapper;
    private final Clock clock;

    SavedOutputs(OutputFiles files, ObjectMapper mapper, Clock clock) {
        this.clock = clock;
        this.files = files;
        this.mapper = mapper;
    }

    /**
     * Returns the answer with {@code file} and {@code mime_type} filled in. Fails with {@link
     * io.github.api18mcp.media.OutputNotSavedException}.
     */
    public Uni<ToolAnswer> of(ToolAnswer answer, Path directory, FileName name) {
        if (answer.links().isEmpty()) {
            return Uni.createFrom().item(answer);
        }
        String job = answer.structured().path("job_id").asText();
        return Multi.createFrom()
                .range(0, answer.links().size())
                .onItem()
                .transformToUniAndConcatenate(i -> saved(
                        answer.links().get(i),
                        directory,
                        name.of(job, i + 1, answer.links().size())))
                .collect()
                .asList()
                .map(links -> with(answer, links));
    }

    private Uni<Link> saved(Link link, Path directory, String name) {
        return files.save(link.output(), directory, name)
                .map(output -> new Link(link.name(), link.fileName(), link.kind(), output));
    }

    private ToolAnswer with(ToolAnswer answer, List<Link> links) {
        List<Output> outputs = links.stream().map(Link::output).toList();
        ObjectNode structured = answer.structured().deepCopy();
        structured.set(
                "outputs",
                mapper.valueToTree(outputs.stream()
                        .map(output -> OutputView.of(output, clock.instant()))
                        .toList()));
        List<String> saved = outputs.stream()
                .flatMap(output -> output.file().stream())
                .map(Path::toString)
                .toList();
        return new ToolAnswer(
                structured,
                answer.text() + saved.stream().map(file -> "\nSaved as " + file).collect(Collectors.joining()),
                String.join("\n", saved) + "\n" + answer.personText(),
                links,
                answer.verdict());
    }
}

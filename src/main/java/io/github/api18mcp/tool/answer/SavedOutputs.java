package io.github.api18mcp.tool.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.generation.JobRetrieval;
import io.github.api18mcp.generation.outputs.OutputSaver;
import io.github.api18mcp.generation.outputs.OutputSaver.Saving;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.OutputCredentials;
import io.github.api18mcp.media.OutputFiles;
import io.github.api18mcp.media.OutputNotSavedException;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.tool.answer.JobView.OutputView;
import io.github.api18mcp.tool.answer.ToolAnswer.Link;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

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
    private final JobRetrieval jobs;
    private final OutputSaver saver;
    private final Providers providers;
    private final ObjectMapper mapper;
    private final Clock clock;

    SavedOutputs(
            OutputFiles files,
            JobRetrieval jobs,
            OutputSaver saver,
            Providers providers,
            ObjectMapper mapper,
            Clock clock) {
        this.clock = clock;
        this.files = files;
        this.jobs = jobs;
        this.saver = saver;
        this.providers = providers;
        this.mapper = mapper;
    }

    /**
     * An answer after its outputs were saved.
     *
     * @param answer with {@code file} and {@code mime_type} of what was saved
     * @param failures what was not saved, each in words
     */
    public record SavedAnswer(ToolAnswer answer, List<String> failures) {
        public SavedAnswer {
            failures = List.copyOf(failures);
        }
    }

    /** Saves each output that can be saved. */
    public Uni<SavedAnswer> of(ToolAnswer answer, Path directory, FileName name) {
        if (answer.links().isEmpty()) {
            return Uni.createFrom().item(new SavedAnswer(answer, List.of()));
        }
        String job = answer.structured().path("job_id").asText();
        OutputCredentials credentials = providers
                .byName(answer.structured().path("provider").asText())
                .<OutputCredentials>map(provider -> provider.account()::authorization)
                .orElse(OutputCredentials.NONE);
        return Multi.createFrom()
                .range(0, answer.links().size())
                .onItem()
                .transformToUniAndConcatenate(i -> saved(
                        answer.links().get(i),
                        directory,
                        name.of(job, i + 1, answer.links().size()),
                        credentials))
                .collect()
                .asList()
                .map(links -> new SavedAnswer(
                        with(answer, links.stream().map(SavedLink::link).toList()),
                        links.stream()
                                .flatMap(saved -> saved.failure().stream())
                                .toList()));
    }

    /** Waits until the outputs are in the download directory. */
    public Uni<SavedAnswer> downloaded(ToolAnswer answer, Owner owner) {
        return JobId.of(answer.structured().path("job_id").asText())
                .filter(id -> !answer.links().isEmpty())
                .map(id -> jobs.find(owner, id))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(found -> found.map(job -> saver.save(job).map(saving -> downloaded(answer, saving)))
                        .orElseGet(() -> Uni.createFrom().item(new SavedAnswer(answer, List.of()))));
    }

    private SavedAnswer downloaded(ToolAnswer answer, Saving saving) {
        List<Output> outputs = saving.job().state() instanceof Completed completed ? completed.outputs() : List.of();
        List<Link> links = answer.links().stream()
                .map(link -> outputs.stream()
                        .filter(output -> output.url().equals(link.output().url()))
                        .findFirst()
                        .map(link::with)
                        .orElse(link))
                .toList();
        return new SavedAnswer(with(answer, links), saving.failures());
    }

    /** A link, to a saved file if nothing failed. */
    private record SavedLink(Link link, Optional<String> failure) {}

    private Uni<SavedLink> saved(Link link, Path directory, String name, OutputCredentials credentials) {
        return files.save(link.output(), directory, name, credentials)
                .map(output -> new SavedLink(link.with(output), Optional.empty()))
                .onFailure(OutputNotSavedException.class)
                .recoverWithItem(failure -> new SavedLink(link, Optional.of(failure.getMessage())));
    }

    private ToolAnswer with(ToolAnswer answer, List<Link> links) {
        List<Output> outputs = links.stream().map(Link::output).toList();
        ObjectNode structured = answer.structured().deepCopy();
        structured.set(
                "outputs",
                mapper.valueToTree(outputs.stream()
                        .map(output -> OutputView.of(output, clock.instant()))
                        .toList()));
        return new ToolAnswer(structured, answer.text(), answer.person(), links, answer.verdict());
    }
}

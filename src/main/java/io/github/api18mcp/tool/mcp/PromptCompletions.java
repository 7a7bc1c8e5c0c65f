package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.tool.answer.UsableModels;
import io.quarkiverse.mcp.server.CompleteArg;
import io.quarkiverse.mcp.server.CompletePrompt;
import io.quarkiverse.mcp.server.CompletionResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values that a client offers for the arguments of prompts. */
@Singleton
class PromptCompletions {

    private static final int LATEST = 20;

    private final CurrentOwner currentOwner;
    private final Journal journal;
    private final UsableModels models;

    PromptCompletions(CurrentOwner currentOwner, Journal journal, UsableModels models) {
        this.currentOwner = currentOwner;
        this.journal = journal;
        this.models = models;
    }

    @CompletePrompt(AgentPrompts.PRODUCT_PHOTO)
    CompletionResponse aspectRatio(@CompleteArg(name = "aspect_ratio") String prefix) {
        return starting(
                prefix,
                models.cheapest(AgentPrompts.PICTURES_FROM_WORDS)
                        .flatMap(model -> model.parameter("aspect_ratio"))
                        .filter(Choice.class::isInstance)
                        .map(parameter -> ((Choice) parameter).options())
                        .orElse(List.of()));
    }

    @CompletePrompt(AgentPrompts.STORY_IN_CLIPS)
    CompletionResponse clips(@CompleteArg(name = "clips") String prefix) {
        return starting(prefix, List.of("2", "3", "4", "5", "6"));
    }

    /** The caller's latest pictures. */
    @CompletePrompt(AgentPrompts.EDIT_PICTURE)
    Uni<CompletionResponse> picture(@CompleteArg(name = "picture") String prefix) {
        if (!journal.exists()) {
            return Uni.createFrom().item(CompletionResponse.create(List.of()));
        }
        JobFilter pictures = JobFilter.newest(LATEST)
                .withStatus(Optional.of(JobStatus.COMPLETED))
                .ofKind(Optional.of(OutputKind.IMAGE));
        return journal.list(currentOwner.get(), pictures)
                .map(jobs -> starting(
                        prefix,
                        jobs.stream()
                                .limit(LATEST)
                                .map(job -> "job:" + job.id())
                                .toList()))
                .onFailure(JournalUnavailableException.class)
                .recoverWithItem(CompletionResponse.create(List.of()));
    }

    @CompletePrompt(AgentPrompts.CHEAPEST_DRAFT)
    CompletionResponse draftKind(@CompleteArg(name = "kind") String prefix) {
        return kinds(prefix);
    }

    @CompletePrompt(AgentPrompts.COMPARE_MODELS)
    CompletionResponse comparedKind(@CompleteArg(name = "kind") String prefix) {
        return kinds(prefix);
    }

    @CompletePrompt(AgentPrompts.SPENDING_REPORT)
    CompletionResponse days(@CompleteArg(name = "days") String prefix) {
        return starting(prefix, List.of("1", "7", "30", "90"));
    }

    private CompletionResponse kinds(String prefix) {
        return starting(
                prefix,
                Stream.of(OutputKind.values())
                        .filter(kind ->
                                !models.all(model -> model.output() == kind).isEmpty())
                        .map(OutputKind::word)
                        .toList());
    }

    private static CompletionResponse starting(String prefix, List<String> values) {
        return CompletionResponse.create(
                values.stream().filter(value -> value.startsWith(prefix)).toList());
    }
}

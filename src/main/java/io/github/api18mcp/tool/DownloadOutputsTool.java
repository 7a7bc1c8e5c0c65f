package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.generation.JobRetrieval;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.generation.outputs.OutputSaver;
import io.github.api18mcp.generation.outputs.OutputSaver.Saving;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Saves the outputs of a job that are not saved yet. Only offered where outputs are saved. */
@Singleton
class DownloadOutputsTool extends CheckedTool {

    /** Clients give up at 60 seconds; the download goes on. */
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private static final ToolParameters PARAMETERS =
            new ToolParameters(List.of(JobIdArgument.parameter("The job_id of an earlier answer.")));

    private final JobRetrieval jobs;
    private final OutputSaver saver;
    private final JobAnswers answers;

    DownloadOutputsTool(JobRetrieval jobs, OutputSaver saver, JobAnswers answers, OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "download_outputs",
                        "Download outputs",
                        "Saves the outputs of a job on this machine, before their links expire, and answers with their files. Free."
                                + " New outputs are saved by themselves.",
                        ToolEffect.READS,
                        PARAMETERS.list(),
                        PARAMETERS.schema(),
                        schemas.jobInShort()),
                PARAMETERS,
                answers);
        this.jobs = jobs;
        this.saver = saver;
        this.answers = answers;
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        return JobIdArgument.of(arguments).map(id -> answer(call, id)).orElseGet(() -> Uni.createFrom()
                .item(rejected(call, Rejections.noSuchJob())));
    }

    private Uni<ToolAnswer> answer(ToolCall call, JobId id) {
        return jobs.find(call.owner(), id).chain(found -> found.filter(job -> job.state() instanceof Completed)
                .map(this::saved)
                .orElseGet(() -> jobs.get(call.owner(), id, Duration.ZERO, call.listener())
                        .chain(answers::located)));
    }

    private Uni<ToolAnswer> saved(Job job) {
        return saver.save(job)
                .map(DownloadOutputsTool::note)
                .ifNoItem()
                .after(LONGEST)
                .recoverWithItem(Optional.of("They are still being downloaded; call again to see the files."))
                .chain(note -> answers.located(new JobResult(job, Provenance.MADE))
                        .map(answer -> note.map(answer::noting).orElse(answer)));
    }

    private static Optional<String> note(Saving saving) {
        return saving.failures().isEmpty()
                ? Optional.empty()
                : Optional.of("Not saved: " + String.join("; ", saving.failures()) + ".");
    }
}

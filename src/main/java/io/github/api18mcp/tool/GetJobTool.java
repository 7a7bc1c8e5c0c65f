package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Bounds;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import io.github.api18mcp.generation.JobRetrieval;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gets a job as it stands, or waits for its end. */
@Singleton
class GetJobTool extends CheckedTool {

    private static final ToolParameters PARAMETERS = new ToolParameters(List.of(
            JobIdArgument.parameter("The job_id of an earlier answer."),
            new WholeNumber(
                    "wait_seconds",
                    "How long to wait for the end of the job.",
                    false,
                    new Bounds.Range(0, 50),
                    Optional.of(0L))));

    private final JobRetrieval jobs;
    private final JobAnswers answers;

    GetJobTool(JobRetrieval jobs, JobAnswers answers, OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "get_job",
                        "Get a job",
                        "Gets a job as it stands, waiting up to 50 seconds for its end. Free. Use it instead of sending a call"
                                + " again.",
                        ToolEffect.READS,
                        PARAMETERS.list(),
                        PARAMETERS.schema(),
                        schemas.jobInShort()),
                PARAMETERS,
                answers);
        this.jobs = jobs;
        this.answers = answers;
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        Duration wait = Duration.ofSeconds(arguments.wholeNumber("wait_seconds"));
        return JobIdArgument.of(arguments)
                .map(id -> jobs.get(call.owner(), id, wait, call.listener())
                        .chain(outcome -> answers.located(outcome).map(answer -> withArguments(answer, outcome))))
                .orElseGet(() -> Uni.createFrom().item(rejected(call, Rejections.noSuchJob())));
    }

    /** What the job was called with, so that it can be called again with other values. */
    private static ToolAnswer withArguments(ToolAnswer answer, Outcome outcome) {
        if (outcome instanceof JobResult result) {
            answer.structured().set("arguments", result.job().request().arguments());
        }
        return answer;
    }
}

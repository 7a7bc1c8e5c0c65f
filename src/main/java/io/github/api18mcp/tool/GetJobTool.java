package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Bounds;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import io.github.api18mcp.generation.JobRetrieval;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gives a job as it stands, or waits for its end: how a result is picked up later. */
@Singleton
class GetJobTool implements AgentTool {

    private static final ToolParameters FORM = new ToolParameters(List.of(
            JobIdArgument.parameter("The job_id of an earlier answer."),
            new WholeNumber(
                    "wait_seconds",
                    "How long to wait for the end of the job.",
                    false,
                    new Bounds.Range(0, 50),
                    Optional.of(0L))));

    private final JobRetrieval pickups;
    private final JobAnswers answers;

    private final ToolDefinition definition;

    GetJobTool(JobRetrieval pickups, JobAnswers answers, OutputSchemas schemas) {
        this.pickups = pickups;
        this.answers = answers;
        this.definition = new ToolDefinition(
                "get_job",
                "Get a job",
                "Gives a job as it stands, waiting up to 50 seconds for its end. Free; use it instead of sending a call again.",
                Effect.READS,
                FORM.parameters(),
                FORM.schema(),
                schemas.jobInShort());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Uni<ToolAnswer> call(ToolCall call) {
        return FORM.read(
                        call.arguments(),
                        call.owner().mode(),
                        refused -> Uni.createFrom().<Outcome>item(refused),
                        good -> job(call, good))
                .map(answers::of);
    }

    private Uni<Outcome> job(ToolCall call, Arguments arguments) {
        Duration wait = Duration.ofSeconds(arguments.wholeNumber("wait_seconds"));
        return JobIdArgument.of(call, arguments, id -> pickups.get(call.owner(), id, wait, call.listener()));
    }
}

package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Bounds;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import io.github.api18mcp.generation.JobRetrieval;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.Preview;
import io.github.api18mcp.media.Previews;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Gives the card in the chat a picture that its host does not let it load. Only the card calls it: the bytes would fill the
 * context of an agent.
 */
@Singleton
class PreviewOutputTool extends CheckedTool {

    private static final String OUTPUT = "output";

    private static final ToolParameters PARAMETERS = new ToolParameters(List.of(
            JobIdArgument.parameter("The job_id of an earlier answer."),
            new WholeNumber(
                    OUTPUT, "The number of the output, from 1.", false, new Bounds.Range(1, 100), Optional.of(1L))));

    private final JobRetrieval jobs;
    private final Previews previews;
    private final Providers providers;
    private final Clock clock;

    PreviewOutputTool(
            JobRetrieval jobs,
            Previews previews,
            Providers providers,
            JobAnswers answers,
            OutputSchemas schemas,
            Clock clock) {
        super(
                new ToolDefinition(
                        "preview_output",
                        "Preview an output",
                        "For the card in the chat: a picture of a job as Base64.",
                        ToolEffect.READS,
                        PARAMETERS.list(),
                        PARAMETERS.schema(),
                        schemas.any()),
                PARAMETERS,
                answers);
        this.jobs = jobs;
        this.previews = previews;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        int index = Math.toIntExact(arguments.wholeNumber(OUTPUT)) - 1;
        return JobIdArgument.of(arguments)
                .map(id -> jobs.find(call.owner(), id))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(found -> found.map(job -> address(job, index)
                                .map(address -> previews.of(address, providers))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                                .map(preview -> preview.map(PreviewOutputTool::shown)
                                        .orElseGet(PreviewOutputTool::withoutPreview)))
                        .orElseGet(() -> Uni.createFrom().item(rejected(call, Rejections.noSuchJob()))));
    }

    /** The address of a picture; empty if the job has no such picture, or none any more. */
    private Optional<URI> address(Job job, int index) {
        return job.request().output() == OutputKind.IMAGE && job.state() instanceof JobState.Completed completed
                ? completed.outputs().stream()
                        .skip(index)
                        .findFirst()
                        .filter(output -> !output.isExpired(clock.instant()))
                        .map(Output::url)
                : Optional.empty();
    }

    private static ToolAnswer shown(Preview preview) {
        return ToolAnswer.success(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("mime_type", preview.mimeType())
                        .put("data", Base64.getEncoder().encodeToString(preview.bytes())),
                "The picture is in the structured content.");
    }

    private static ToolAnswer withoutPreview() {
        ObjectNode nothing =
                JsonNodeFactory.instance.objectNode().putNull("mime_type").putNull("data");
        return ToolAnswer.success(nothing, "There is no preview of this output; open its address.");
    }
}

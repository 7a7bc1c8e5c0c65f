package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Bounds;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists earlier jobs. */
@Singleton
class ListJobsTool extends CheckedTool {

    private final Journal journal;
    private final JobAnswers answers;
    private final ObjectMapper mapper;

    @Inject
    ListJobsTool(Catalog catalog, Journal journal, JobAnswers answers, ObjectMapper mapper, OutputSchemas schemas) {
        this(parameters(catalog), journal, answers, mapper, schemas);
    }

    private ListJobsTool(
            ToolParameters parameters,
            Journal journal,
            JobAnswers answers,
            ObjectMapper mapper,
            OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "list_jobs",
                        "List jobs",
                        "Lists your jobs, newest first, with their outputs and cost. Free.",
                        ToolEffect.READS,
                        parameters.list(),
                        parameters.schema(),
                        schemas.jobs()),
                parameters,
                answers);
        this.journal = journal;
        this.answers = answers;
        this.mapper = mapper;
    }

    private static ToolParameters parameters(Catalog catalog) {
        List<String> statuses =
                Stream.of(JobStatus.values()).map(JobStatus::word).toList();
        List<String> models = catalog.models().stream().map(Model::id).toList();
        return new ToolParameters(List.of(
                new Choice("status", "Only jobs with this status.", false, statuses, Optional.empty()),
                new Choice("model", "Only jobs of this model.", false, models, Optional.empty()),
                new WholeNumber("limit", "How many.", false, new Bounds.Range(1, 100), Optional.of(20L)),
                new Text(
                        "before",
                        "Only jobs older than this job_id; next_before gives it.",
                        false,
                        OptionalInt.empty())));
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        return exists(call.owner(), arguments.text("before"))
                .chain(exists -> exists
                        ? listed(call.owner(), arguments)
                        : Uni.createFrom().item(rejected(call, Rejections.noSuchJob())));
    }

    @Override
    ToolAnswer complete(ToolAnswer rejection) {
        rejection.structured().putNull("next_before").putArray("jobs");
        return rejection;
    }

    /** Whether the job that the page begins after is one of this owner's; without one, the page begins with the newest. */
    private Uni<Boolean> exists(Owner owner, Optional<String> before) {
        if (before.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return before.flatMap(JobId::of)
                .map(id -> journal.find(owner, id).map(Optional::isPresent))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<ToolAnswer> listed(Owner owner, Arguments arguments) {
        return journal.list(owner, filter(arguments))
                .chain(answers::locatedAll)
                .map(jobs -> page(jobs, (int) arguments.wholeNumber("limit")));
    }

    private static JobFilter filter(Arguments arguments) {
        return new JobFilter(
                arguments.text("status").flatMap(JobStatus::of),
                arguments.text("model"),
                (int) arguments.wholeNumber("limit"),
                arguments.text("before").flatMap(JobId::of));
    }

    private ToolAnswer page(List<Job> found, int limit) {
        List<Job> shown = found.stream().limit(limit).toList();
        ObjectNode structured = mapper.createObjectNode();
        ArrayNode jobs = structured.putArray("jobs");
        shown.forEach(job -> jobs.add(answers.json(job)));
        structured.put(
                "next_before", found.size() > limit ? shown.get(limit - 1).id().value() : null);
        return ToolAnswer.success(structured, text(shown));
    }

    private static String text(List<Job> jobs) {
        return jobs.isEmpty()
                ? "No jobs."
                : jobs.stream()
                        .map(job -> "- %s: %s, %s"
                                .formatted(
                                        job.id(),
                                        job.request().model(),
                                        job.status().word()))
                        .collect(Collectors.joining("\n"));
    }
}

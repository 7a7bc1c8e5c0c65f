package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Bounds;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import io.github.api18mcp.catalog.Violation;
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
import java.util.stream.Stream;

/** Lists earlier jobs. */
@Singleton
class ListJobsTool extends CheckedTool {

    private static final int LONGEST_QUERY = 200;
    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String LEAST = "min_usd";
    private static final String MOST = "max_usd";

    private final Journal journal;
    private final JobAnswers answers;

    @Inject
    ListJobsTool(Catalog catalog, Journal journal, JobAnswers answers, OutputSchemas schemas) {
        this(parameters(catalog), journal, answers, schemas);
    }

    private ListJobsTool(ToolParameters parameters, Journal journal, JobAnswers answers, OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "list_jobs",
                        "List jobs",
                        "Lists your jobs, newest first, with prompt, outputs and cost. Free.",
                        ToolEffect.READS,
                        parameters.list(),
                        parameters.schema(),
                        schemas.jobs()),
                parameters,
                answers);
        this.journal = journal;
        this.answers = answers;
    }

    private static ToolParameters parameters(Catalog catalog) {
        List<String> statuses =
                Stream.of(JobStatus.values()).map(JobStatus::word).toList();
        List<String> kinds =
                Stream.of(OutputKind.values()).map(OutputKind::word).toList();
        List<String> models = catalog.models().stream().map(Model::id).toList();
        return new ToolParameters(List.of(
                new Choice("status", "Only jobs with this status.", false, statuses, Optional.empty()),
                new Choice("model", "Only jobs of this model.", false, models, Optional.empty()),
                new Choice("kind", "Only images or only clips.", false, kinds, Optional.empty()),
                new Text("query", "Words that the prompt contains.", false, OptionalInt.of(LONGEST_QUERY)),
                MomentArgument.parameter(SINCE, "Only jobs since this date or time, ISO 8601, such as 2026-11-26."),
                MomentArgument.parameter(UNTIL, "Only jobs before this date or time."),
                new Amount(LEAST, "Only jobs that cost at least this.", false),
                new Amount(MOST, "Only jobs that cost at most this.", false),
                new WholeNumber("limit", "How many.", false, new Bounds.Range(1, 100), Optional.of(20L)),
                new Text(
                        "before",
                        "Only jobs older than this job_id; next_before gives it.",
                        false,
                        OptionalInt.empty())));
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        List<Violation> violations = Stream.of(SINCE, UNTIL)
                .flatMap(name -> MomentArgument.violation(arguments, name).stream())
                .toList();
        if (!violations.isEmpty()) {
            return Uni.createFrom().item(rejected(call, Rejections.arguments(violations)));
        }
        return exists(call.owner(), arguments.text("before"))
                .chain(exists -> exists
                        ? listed(call.owner(), filter(arguments))
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

    private Uni<ToolAnswer> listed(Owner owner, JobFilter filter) {
        return journal.list(owner, filter).chain(answers::locatedAll).map(jobs -> page(jobs, filter.limit()));
    }

    private static JobFilter filter(Arguments arguments) {
        return JobFilter.newest((int) arguments.wholeNumber("limit"))
                .withStatus(arguments.text("status").flatMap(JobStatus::of))
                .ofModel(arguments.text("model"))
                .ofKind(arguments.text("kind").flatMap(OutputKind::of))
                .about(arguments.text("query").orElse(""))
                .since(MomentArgument.moment(arguments, SINCE))
                .until(MomentArgument.moment(arguments, UNTIL))
                .costing(arguments.givenAmount(LEAST), arguments.givenAmount(MOST))
                .before(arguments.text("before").flatMap(JobId::of));
    }

    private ToolAnswer page(List<Job> found, int limit) {
        List<Job> shown = found.stream().limit(limit).toList();
        return answers.list(
                shown, found.size() > limit ? Optional.of(shown.get(limit - 1).id()) : Optional.empty());
    }
}

package io.github.api18mcp.tool.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Coercion;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.outputs.OutputLibrary;
import io.github.api18mcp.generation.outputs.OutputSaver;
import io.github.api18mcp.generation.tracking.JobMetrics;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.NextStep;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.tool.answer.ToolAnswer.Link;
import io.github.api18mcp.tool.answer.ToolAnswer.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns outcomes into what agents and people read. */
@Singleton
public class JobAnswers {

    private final Catalog catalog;
    private final ObjectMapper mapper;
    private final JobMetrics metrics;
    private final OutputSaver saver;
    private final OutputLibrary library;
    private final Clock clock;

    JobAnswers(
            Catalog catalog,
            ObjectMapper mapper,
            JobMetrics metrics,
            OutputSaver saver,
            OutputLibrary library,
            Clock clock) {
        this.catalog = catalog;
        this.mapper = mapper;
        this.metrics = metrics;
        this.saver = saver;
        this.library = library;
        this.clock = clock;
    }

    /** The answer, with the files of outputs that are saved. */
    public Uni<ToolAnswer> located(Outcome outcome) {
        return outcome.fold(
                rejected -> item(rejected),
                lookedUp -> item(lookedUp),
                declined -> item(declined),
                result -> saver.located(result.job()).map(job -> of(result.with(job))),
                gone -> item(gone));
    }

    /** The same jobs in the same order, with the files of outputs that are saved. */
    public Uni<List<Job>> locatedAll(List<Job> jobs) {
        return library.located(jobs);
    }

    private Uni<ToolAnswer> item(Outcome outcome) {
        return Uni.createFrom().item(() -> of(outcome));
    }

    public ToolAnswer of(Outcome outcome) {
        return outcome.fold(
                this::rejected,
                lookedUp -> ToolAnswer.success(
                        (ObjectNode) lookedUp.json(), lookedUp.json().toPrettyString()),
                declined -> withoutJob(
                        JobView.of(declined), "Failed. ", declined.error().nextStep()),
                this::result,
                gone -> {
                    throw new CallerGoneException();
                });
    }

    private ToolAnswer rejected(Rejected rejected) {
        metrics.rejected(rejected.error().type());
        return withoutJob(JobView.of(rejected), "Refused. ", rejected.error().nextStep());
    }

    private ToolAnswer withoutJob(JobView view, String verdict, NextStep nextStep) {
        return new ToolAnswer(
                json(view),
                verdict + JobText.error(view, nextStep.agent()),
                links -> verdict + JobText.error(view, nextStep.person()),
                List.of(),
                Verdict.ERROR);
    }

    public ObjectNode json(JobView view) {
        return mapper.valueToTree(view);
    }

    /** A job as it stands. */
    public ObjectNode json(Job job) {
        return json(JobView.of(new JobResult(job, Provenance.MADE), clock.instant()));
    }

    /** A page of jobs, newest first, each with its subject. */
    public ToolAnswer list(List<Job> jobs, Optional<JobId> nextBefore) {
        ObjectNode structured = mapper.createObjectNode();
        ArrayNode array = structured.putArray("jobs");
        jobs.forEach(
                job -> array.add(json(job).put("prompt", job.request().subject().orElse(null))));
        structured.put("next_before", nextBefore.map(JobId::value).orElse(null));
        return ToolAnswer.success(structured, JobListText.of(jobs, clock.instant()));
    }

    /** The same answer, which also says which arguments were not exact and what was understood. */
    public ToolAnswer withCoercions(ToolAnswer answer, List<Coercion> coercions) {
        if (!coercions.isEmpty()) {
            answer.structured().set("understood", mapper.valueToTree(coercions));
        }
        return answer.withCoercions(coercions);
    }

    private ToolAnswer result(JobResult result) {
        Instant now = clock.instant();
        JobView view = JobView.of(result, now);
        List<Link> links = links(result.job(), now);
        Verdict verdict = view.error() == null ? Verdict.SUCCESS : Verdict.ERROR;
        String price = price(result.job());
        NextStep nextStep = JobView.nextStep(result).orElse(NextStep.of(""));
        return new ToolAnswer(
                json(view),
                JobText.markdown(view, price, links, nextStep.agent()),
                shown -> JobText.plain(view, price, shown, nextStep.person()),
                links,
                verdict);
    }

    private String price(Job job) {
        return catalog.model(job.request().model())
                .map(model -> model.price().words())
                .orElse("no longer known");
    }

    /** Outputs that can still be had, from their address or else from their file. */
    private static List<Link> links(Job job, Instant now) {
        if (!(job.state() instanceof JobState.Completed completed)) {
            return List.of();
        }
        List<Output> outputs = completed.outputs();
        String word = job.request().output().word();
        return IntStream.range(0, outputs.size())
                .filter(i ->
                        !outputs.get(i).isExpired(now) || outputs.get(i).file().isPresent())
                .mapToObj(i -> new Link(
                        outputs.size() == 1 ? word : word + " " + (i + 1),
                        "%s-%s-%d".formatted(job.request().model(), job.id(), i + 1),
                        job.request().output(),
                        outputs.get(i).isExpired(now) ? outputs.get(i).atItsFile() : outputs.get(i)))
                .toList();
    }
}

package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.generation.JobRetrieval;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.generation.outputs.OutputLibrary;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.tool.answer.CallerGoneException;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.quarkiverse.mcp.server.CompleteArg;
import io.quarkiverse.mcp.server.CompleteResourceTemplate;
import io.quarkiverse.mcp.server.CompletionResponse;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpException;
import io.quarkiverse.mcp.server.Resource;
import io.quarkiverse.mcp.server.ResourceTemplate;
import io.quarkiverse.mcp.server.ResourceTemplateArg;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Each job of the caller as a resource, and the full schema of a job; {@code tools/list} carries only its short form.
 * Declared by annotations, because completion does not find templates that are registered by API.
 */
@Singleton
class JobResources {

    private static final String JOB = "job";
    private static final String JOB_ID = "job_id";
    private static final String JOBS = "api18mcp://jobs/";
    private static final String JSON = "application/json";
    private static final String SCHEMA = "api18mcp://schemas/job";
    private static final String JSON_SCHEMA = "application/schema+json";
    private static final int MOST_COMPLETIONS = 100;

    private final CurrentOwner currentOwner;
    private final JobRetrieval jobs;
    private final Journal journal;
    private final JobAnswers answers;
    private final OutputSchemas schemas;
    private final OutputLibrary library;

    JobResources(
            CurrentOwner currentOwner,
            JobRetrieval jobs,
            Journal journal,
            JobAnswers answers,
            OutputSchemas schemas,
            OutputLibrary library) {
        this.currentOwner = currentOwner;
        this.jobs = jobs;
        this.journal = journal;
        this.answers = answers;
        this.schemas = schemas;
        this.library = library;
    }

    /** The id of the job whose resource this is; empty if it is not the resource of a job. */
    static Optional<JobId> jobId(String uri) {
        return uri.startsWith(JOBS) ? JobId.of(uri.substring(JOBS.length())) : Optional.empty();
    }

    @Resource(
            name = "job-schema",
            uri = SCHEMA,
            title = "Schema of a job",
            description = "JSON Schema of the structuredContent of every call that concerns a job.",
            mimeType = JSON_SCHEMA)
    TextResourceContents schema() {
        return new TextResourceContents(SCHEMA, schemas.job().toPrettyString(), JSON_SCHEMA);
    }

    @ResourceTemplate(
            name = JOB,
            uriTemplate = JOBS + "{" + JOB_ID + "}",
            title = "A job",
            description = "One of your jobs as it stands now.",
            mimeType = JSON)
    Uni<TextResourceContents> job(@ResourceTemplateArg(name = JOB_ID) String id) {
        Owner owner = currentOwner.get();
        return JobId.of(id)
                .map(jobId -> jobs.get(owner, jobId, Duration.ZERO, CallListener.SILENT))
                .orElseThrow(() -> notFound(Rejections.noSuchJob().message()))
                .onFailure(JournalUnavailableException.class)
                .transform(failure ->
                        new McpException(Rejections.journalUnavailable().message(), JsonRpcErrorCodes.INTERNAL_ERROR))
                .chain(this::contents);
    }

    @CompleteResourceTemplate(JOB)
    Uni<CompletionResponse> ids(@CompleteArg(name = JOB_ID) String prefix) {
        return journal.ids(currentOwner.get(), prefix, MOST_COMPLETIONS)
                .map(ids ->
                        CompletionResponse.create(ids.stream().map(JobId::value).toList()))
                .onFailure(JournalUnavailableException.class)
                .recoverWithItem(CompletionResponse.create(List.of()));
    }

    private Uni<TextResourceContents> contents(Outcome outcome) {
        return outcome.fold(
                rejected -> {
                    throw notFound(rejected.error().message());
                },
                lookedUp -> {
                    throw new IllegalStateException("a look-up is no job");
                },
                declined -> {
                    throw new IllegalStateException("a look-up is no job");
                },
                result -> library.located(result.job()).map(this::contents),
                gone -> {
                    throw new CallerGoneException();
                });
    }

    private TextResourceContents contents(Job job) {
        return new TextResourceContents(JOBS + job.id(), answers.json(job).toPrettyString(), JSON);
    }

    private static McpException notFound(String why) {
        return new McpException(why, JsonRpcErrorCodes.RESOURCE_NOT_FOUND);
    }
}

package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.generation.JobRetrieval;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
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

/**
 * Each job of the caller as a resource, and the schema of a job, of which {@code tools/list} carries only the short form.
 * Declared and not registered, for completion of a template's variable does not find a template that was registered.
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

    private final CurrentOwner owners;
    private final JobRetrieval pickups;
    private final Journal journal;
    private final JobAnswers answers;
    private final OutputSchemas schemas;

    JobResources(
            CurrentOwner owners, JobRetrieval pickups, Journal journal, JobAnswers answers, OutputSchemas schemas) {
        this.owners = owners;
        this.pickups = pickups;
        this.journal = journal;
        this.answers = answers;
        this.schemas = schemas;
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
        return JobId.of(id)
                .map(known -> pickups.get(owners.current(), known, Duration.ZERO, CallListener.SILENT)
                        .map(this::contents))
                .orElseThrow(() -> notFound("There is no such job of yours."));
    }

    @CompleteResourceTemplate(JOB)
    Uni<CompletionResponse> ids(@CompleteArg(name = JOB_ID) String prefix) {
        return journal.ids(owners.current(), prefix, MOST_COMPLETIONS)
                .map(ids ->
                        CompletionResponse.create(ids.stream().map(JobId::value).toList()))
                .onFailure(JournalUnavailableException.class)
                .recoverWithItem(CompletionResponse.create(List.of()));
    }

    private TextResourceContents contents(Outcome outcome) {
        if (outcome instanceof JobResult told) {
            String uri = JOBS + told.job().id();
            return new TextResourceContents(uri, answers.json(told.job()).toPrettyString(), JSON);
        }
        throw notFound(answers.of(outcome).text());
    }

    private static McpException notFound(String why) {
        return new McpException(why, JsonRpcErrorCodes.RESOURCE_NOT_FOUND);
    }
}

package io.github.api18mcp.tool.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.api18mcp.input.FileAccess;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.tool.AgentTool;
import io.github.api18mcp.tool.ImportImageTool;
import io.github.api18mcp.tool.InternalFailure;
import io.github.api18mcp.tool.ToolCall;
import io.github.api18mcp.tool.ToolDefinition;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.ToolRegistry;
import io.github.api18mcp.tool.answer.CallerGoneException;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.github.api18mcp.tool.answer.ToolAnswer.Verdict;
import io.quarkiverse.mcp.server.Cancellation.OperationCancellationException;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpConnection;
import io.quarkiverse.mcp.server.McpException;
import io.quarkiverse.mcp.server.MetaKey;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolAnnotations;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Registers the tools with the MCP extension, and converts calls and answers. */
@Singleton
class McpTools {

    private static final Logger LOG = Logger.getLogger(McpTools.class);

    private static final MetaKey IDEMPOTENCY_KEY = MetaKey.from("api18mcp/idempotency-key");

    private static final MetaKey PAY_AGAIN = MetaKey.from("api18mcp/pay-again");

    private final ToolRegistry registry;
    private final ToolManager manager;
    private final CurrentOwner currentOwner;
    private final ObjectMapper mapper;
    private final OpenMcpCalls callers;
    private final CurrentVertxRequest http;
    private final ResultContent content;
    private final Journal journal;
    private final Clock clock;
    private final OutputSchemas schemas;
    private final ClientFiles clientFiles;

    McpTools(
            ToolRegistry registry,
            ToolManager manager,
            CurrentOwner currentOwner,
            ObjectMapper mapper,
            OpenMcpCalls callers,
            CurrentVertxRequest http,
            ResultContent content,
            Journal journal,
            Clock clock,
            OutputSchemas schemas,
            ClientFiles clientFiles) {
        this.registry = registry;
        this.manager = manager;
        this.currentOwner = currentOwner;
        this.mapper = mapper;
        this.callers = callers;
        this.http = http;
        this.content = content;
        this.journal = journal;
        this.clock = clock;
        this.schemas = schemas;
        this.clientFiles = clientFiles;
    }

    void register(@Observes StartupEvent event) {
        registry.tools().forEach(this::register);
        registry.cardTools().forEach(tool -> register(tool, CardMetadata.CALLED_BY_CARD));
    }

    void register(AgentTool tool) {
        register(tool, card(tool.definition()));
    }

    private Map<MetaKey, Object> card(ToolDefinition tool) {
        if (tool.name().equals(ImportImageTool.NAME)) {
            return CardMetadata.CHOOSES_PICTURE;
        }
        return schemas.isJob(tool.outputSchema()) ? CardMetadata.SHOWS_RESULT : Map.of();
    }

    private void register(AgentTool tool, Map<MetaKey, Object> metadata) {
        ToolDefinition definition = tool.definition();
        boolean reads = definition.effect() == ToolEffect.READS;
        ToolManager.ToolDefinition registration = manager.newTool(definition.name())
                .setTitle(definition.title())
                .setDescription(definition.description())
                .setInputSchema(definition.inputSchema())
                .setOutputSchema(definition.outputSchema())
                .setAnnotations(new ToolAnnotations(definition.title(), reads, false, reads, !reads))
                .setAsyncHandler(arguments -> call(tool, arguments));
        if (!metadata.isEmpty()) {
            registration.setMetadata(metadata);
        }
        registration.register();
    }

    private Uni<ToolResponse> call(AgentTool tool, ToolArguments arguments) {
        Owner owner = currentOwner.get();
        JsonNode given = mapper.valueToTree(arguments.args());
        FileAccess files = clientFiles.of(arguments);
        Optional<JsonNode> key =
                Optional.ofNullable(arguments.meta().getValue(IDEMPOTENCY_KEY)).map(value -> mapper.valueToTree(value));
        return callers.attend(
                        arguments,
                        Optional.ofNullable(http.getCurrent()),
                        repeated(arguments.connection(), owner, tool, given),
                        listener -> tool.call(new ToolCall(owner, given, key, repetition(arguments), files, listener)))
                .onFailure(CallerGoneException.class)
                .transform(left -> new OperationCancellationException())
                .chain(answer -> response(answer, arguments.connection().initialRequest()))
                .onFailure(failure ->
                        !(failure instanceof OperationCancellationException) && !(failure instanceof McpException))
                .transform(defect -> internalError(tool.definition(), defect));
    }

    private static Repetition repetition(ToolArguments arguments) {
        return Boolean.TRUE.equals(arguments.meta().getValue(PAY_AGAIN)) ? Repetition.PAY_AGAIN : Repetition.ASK;
    }

    private Optional<RepeatedCall> repeated(McpConnection connection, Owner owner, AgentTool tool, JsonNode arguments) {
        return connection instanceof MultiRoundTrip roundTrip
                ? Optional.of(new RepeatedCall(
                        roundTrip,
                        key -> new CallSignature(key, owner, tool.definition().name(), arguments),
                        journal,
                        clock))
                : Optional.empty();
    }

    /** The extension itself would only report an internal error. */
    private static McpException internalError(ToolDefinition tool, Throwable defect) {
        LOG.errorf(defect, "%s failed because of an error in this program", tool.name());
        return new McpException(InternalFailure.message(tool.effect(), "list_jobs"), JsonRpcErrorCodes.INTERNAL_ERROR);
    }

    private Uni<ToolResponse> response(ToolAnswer answer, InitialRequest client) {
        return content.of(answer, client)
                .map(contents ->
                        new ToolResponse(answer.verdict() == Verdict.ERROR, contents, answer.structured(), null));
    }
}

package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.ArgumentCoercion;
import io.github.api18mcp.catalog.CoercedArguments;
import io.github.api18mcp.catalog.Coercion;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** What all tools share: a definition, the reading of arguments as they were meant, and answers to failures. */
abstract class AbstractAgentTool implements AgentTool {

    private static final Logger LOG = Logger.getLogger(AbstractAgentTool.class);

    private final ToolDefinition definition;
    private final JobAnswers answers;

    AbstractAgentTool(ToolDefinition definition, JobAnswers answers) {
        this.definition = definition;
        this.answers = answers;
    }

    @Override
    public final ToolDefinition definition() {
        return definition;
    }

    @Override
    public final Uni<ToolAnswer> call(ToolCall call) {
        return Uni.createFrom().deferred(() -> {
            CoercedArguments coerced = coerced(call.arguments());
            return answered(call.with(coerced.json())).map(answer -> told(answer, coerced.coercions()));
        });
    }

    private Uni<ToolAnswer> answered(ToolCall call) {
        return Uni.createFrom()
                .deferred(() -> answer(call))
                .onFailure(JournalUnavailableException.class)
                .recoverWithItem(failure -> {
                    // The journal logs the cause once, with its stack trace.
                    LOG.errorf("The journal cannot be used: %s", failure.getMessage());
                    return rejected(call, Rejections.journalUnavailable());
                });
    }

    /** Answers a call whose arguments have been read as they were meant. */
    abstract Uni<ToolAnswer> answer(ToolCall call);

    /** The arguments as they were meant. */
    CoercedArguments coerced(JsonNode arguments) {
        return ArgumentCoercion.of(definition.parameters(), arguments);
    }

    /** Tells the caller what was understood. */
    ToolAnswer told(ToolAnswer answer, List<Coercion> coercions) {
        return answers.withCoercions(answer, coercions);
    }

    /** The model that a call is about, named in the answer if the call fails. */
    Optional<String> model(ToolCall call) {
        return Optional.empty();
    }

    /** Adds the fields that the output schema requires of a rejection, too. */
    ToolAnswer complete(ToolAnswer rejection) {
        return rejection;
    }

    /**
     * Continues with the client's idempotency key, if it gave one. An invalid key is rejected rather than ignored, because it was
     * meant to protect somebody from paying twice.
     */
    final Uni<ToolAnswer> withKey(ToolCall call, Function<Optional<IdempotencyKey>, Uni<Outcome>> next) {
        Optional<IdempotencyKey> key =
                call.key().map(JsonNode::textValue).flatMap(value -> IdempotencyKey.of(definition.name(), value));
        return call.key().isPresent() && key.isEmpty()
                ? Uni.createFrom().item(rejected(call, Rejections.invalidKey()))
                : next.apply(key).chain(answers::located);
    }

    final ToolAnswer rejected(ToolCall call, JobError error) {
        return complete(answers.of(new Rejected(model(call), call.owner().mode(), error)));
    }
}

package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.Consent;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A call that asks for a confirmation by ending with the question. The client repeats it with the answer of the person. Any replica
 * can handle the repetition, because the question comes back with it.
 */
final class RepeatedCall {

    private static final String KEY = "confirmation";

    /** As long as the price of a job can be confirmed. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String NOTHING_SENT =
            " Nothing was sent and nothing was charged by this call. To start over, call again without requestState.";

    private final MultiRoundTrip connection;
    private final Function<byte[], CallSignature> signature;
    private final Journal journal;
    private final Clock clock;

    private volatile Optional<ConfirmationState> answered = Optional.empty();

    /** @param signature of this call, with a key */
    RepeatedCall(MultiRoundTrip connection, Function<byte[], CallSignature> signature, Journal journal, Clock clock) {
        this.connection = connection;
        this.signature = signature;
        this.journal = journal;
        this.clock = clock;
    }

    /** Reads which question the call brings an answer to. Fails if the client returned anything but what it was given. */
    Uni<Void> readAnswer() {
        return connection.requestState().map(this::readAnswer).orElseGet(() -> Uni.createFrom()
                .voidItem());
    }

    /** The job that the question was about. */
    Optional<JobId> job() {
        return answered.map(ConfirmationState::job);
    }

    /** The answer, if this is the question that it answers. Otherwise the call ends with the question. */
    Uni<Consent> confirm(ConfirmationRequest request) {
        Optional<JsonObject> response = connection.inputResponse(KEY);
        if (response.isPresent()
                && answered.filter(state -> state.isAbout(request)).isPresent()) {
            return Uni.createFrom().item(ConfirmationForm.read(new JsonObject().put("result", response.get())));
        }
        return signed(request).map(state -> {
            JsonObject question =
                    new JsonObject().put("method", "elicitation/create").put("params", ConfirmationForm.of(request));
            connection.requireInput(new JsonObject().put(KEY, question), Optional.of(state));
            return Consent.NONE;
        });
    }

    private Uni<Void> readAnswer(String requestState) {
        return journal.confirmationKey()
                .map(key -> ConfirmationState.verified(requestState, signature.apply(key))
                        .orElseThrow(() -> invalid("The requestState was not given to you for this call.")))
                .chain(state -> use(state).invoke(() -> answered = Optional.of(state)))
                .onFailure(JournalUnavailableException.class)
                .transform(failure ->
                        new McpException(Rejections.journalUnavailable().message(), JsonRpcErrorCodes.INTERNAL_ERROR))
                .replaceWithVoid();
    }

    /** Without an answer the person is asked again, so the state is not used up. */
    private Uni<Void> use(ConfirmationState state) {
        if (clock.instant().isAfter(state.expiry())) {
            return Uni.createFrom().failure(invalid("The requestState has expired after 15 minutes."));
        }
        if (connection.inputResponse(KEY).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return journal.useConfirmation(state.id(), state.expiry())
                .invoke(isFirst -> {
                    if (!isFirst) {
                        throw invalid("The requestState was used before, for job " + state.job() + ".");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<String> signed(ConfirmationRequest request) {
        Instant expiry = clock.instant().plus(LIFETIME);
        ConfirmationState state = new ConfirmationState(
                UUID.randomUUID().toString(), request.job(), request.reason(), request.price(), expiry);
        return journal.confirmationKey().map(key -> state.signed(signature.apply(key)));
    }

    private static McpException invalid(String reason) {
        return new McpException(reason + NOTHING_SENT, JsonRpcErrorCodes.INVALID_PARAMS);
    }
}

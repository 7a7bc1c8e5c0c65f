package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.Consent;
import io.quarkiverse.mcp.server.runtime.Sender;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** One question to a person, asked through their client. It ends with the answer, or when it is withdrawn. */
final class Elicitation {

    private static final Logger LOG = Logger.getLogger(Elicitation.class);

    private final String id = UUID.randomUUID().toString();
    private final Sender client;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<Consent> consent = new CompletableFuture<>();

    Elicitation(Sender client) {
        this.client = client;
    }

    String id() {
        return id;
    }

    /** Always completes with an item. */
    CompletableFuture<Consent> consent() {
        return consent;
    }

    void ask(ConfirmationRequest question) {
        send(message("elicitation/create", ConfirmationForm.of(question)).put("id", id));
    }

    /** @param response of the client that was asked: a result or an error */
    void answered(JsonObject response) {
        if (over.compareAndSet(false, true)) {
            consent.complete(ConfirmationForm.read(response));
        }
    }

    /**
     * Tells the client, which may still show the question. This happens before the call continues, because that may end
     * the stream to the client.
     */
    void takeBack() {
        if (over.compareAndSet(false, true)) {
            send(message("notifications/cancelled", new JsonObject().put("requestId", id)));
            consent.complete(Consent.NONE);
        }
    }

    private void send(JsonObject message) {
        try {
            client.send(message).onFailure(this::unheard);
        } catch (RuntimeException e) {
            unheard(e);
        }
    }

    private void unheard(Throwable failure) {
        LOG.debug("A client cannot be asked", failure);
        if (over.compareAndSet(false, true)) {
            consent.complete(Consent.NONE);
        }
    }

    private static JsonObject message(String method, JsonObject params) {
        return new JsonObject().put("jsonrpc", "2.0").put("method", method).put("params", params);
    }
}

package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.platform.Scheduler;
import io.quarkiverse.mcp.server.McpConnection;
import io.quarkiverse.mcp.server.runtime.Sender;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every question that is still to be answered, by the session that was asked and no other. The extension's own elicitation
 * takes an answer from any session, waits in vain after an error, and numbers its questions so that they can be guessed.
 */
@Singleton
public class ElicitationRegistry {

    private record Key(String session, Object id) {}

    private final Map<Key, Elicitation> open = new ConcurrentHashMap<>();
    private final Scheduler scheduler;

    ElicitationRegistry(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** @param client takes messages to the session, on the stream of the call that asks */
    Elicitation ask(McpConnection session, Sender client, ConfirmationRequest question) {
        Elicitation elicitation = new Elicitation(client);
        Key key = new Key(session.id(), elicitation.id());
        open.put(key, elicitation);
        Runnable timer = scheduler.after(question.patience(), elicitation::takeBack);
        elicitation.consent().thenRun(() -> {
            timer.run();
            open.remove(key);
        });
        elicitation.ask(question);
        return elicitation;
    }

    /** @param response what a client says to a request of ours, or what it takes for one */
    public void answered(McpConnection session, JsonObject response) {
        Elicitation elicitation = open.get(new Key(session.id(), response.getValue("id")));
        if (elicitation != null) {
            elicitation.answered(response);
        }
    }
}

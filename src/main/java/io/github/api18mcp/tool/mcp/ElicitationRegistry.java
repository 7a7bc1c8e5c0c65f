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
 * The open questions, each bound to the session that was asked. The extension's own elicitation accepts answers from
 * any session, waits for nothing after an error, and numbers its questions, so that ids can be guessed.
 */
@Singleton
public class ElicitationRegistry {

    private record QuestionKey(String session, Object id) {}

    private final Map<QuestionKey, Elicitation> open = new ConcurrentHashMap<>();
    private final Scheduler scheduler;

    ElicitationRegistry(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** @param client sends messages to the session, on the stream of the call that asks */
    Elicitation ask(McpConnection session, Sender client, ConfirmationRequest question) {
        Elicitation elicitation = new Elicitation(client);
        QuestionKey key = new QuestionKey(session.id(), elicitation.id());
        open.put(key, elicitation);
        Runnable timer = scheduler.after(question.patience(), elicitation::takeBack);
        elicitation.consent().thenRun(() -> {
            timer.run();
            open.remove(key);
        });
        elicitation.ask(question);
        return elicitation;
    }

    /**
     * @param response a client's response to a request of this server, or to one it made up
     * @return whether it answers a question of this registry
     */
    public boolean answered(McpConnection session, JsonObject response) {
        Elicitation elicitation = open.get(new QuestionKey(session.id(), response.getValue("id")));
        if (elicitation == null) {
            return false;
        }
        elicitation.answered(response);
        return true;
    }
}

package io.github.api18mcp.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.ConfirmationRequests;
import io.github.api18mcp.generation.waiting.Consent;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.McpConnection;
import io.quarkiverse.mcp.server.McpLog.LogLevel;
import io.quarkiverse.mcp.server.runtime.Sender;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ElicitationRegistryTest {

    private static final ConfirmationRequest QUESTION =
            ConfirmationRequests.aboveThreshold("A cat", Usd.of("0.6"), Duration.ofMinutes(5));

    private final McpConnection session = new NamedConnection("asked");
    private final List<JsonObject> sent = new ArrayList<>();
    private final Map<Runnable, Duration> timers = new HashMap<>();
    private final ElicitationRegistry elicitations = new ElicitationRegistry((delay, task) -> {
        timers.put(task, delay);
        return () -> timers.remove(task);
    });

    @Test
    void who_was_asked_answers_once() {
        Elicitation asked = ask(this::send);

        elicitations.answered(session, yes(asked));
        elicitations.answered(session, new JsonObject().put("id", asked.id()).put("error", new JsonObject()));

        assertThat(asked.consent()).isCompletedWithValue(Consent.GIVEN);
        assertThat(sent).extracting(message -> message.getString("method")).containsExactly("elicitation/create");
        assertThat(timers).isEmpty();
    }

    @Test
    void an_answer_of_another_session_is_none_and_the_question_stays() {
        Elicitation asked = ask(this::send);

        elicitations.answered(new NamedConnection("another"), yes(asked));

        assertThat(asked.consent()).isNotDone();
        elicitations.answered(session, yes(asked));
        assertThat(asked.consent()).isCompletedWithValue(Consent.GIVEN);
    }

    @Test
    void no_two_questions_are_taken_for_each_other() {
        Elicitation first = ask(this::send);
        Elicitation second = ask(this::send);

        elicitations.answered(session, yes(second));

        assertThat(first.consent()).isNotDone();
        assertThat(second.consent()).isCompletedWithValue(Consent.GIVEN);
    }

    @Test
    void out_of_patience_it_is_taken_back_and_the_client_told() {
        Elicitation asked = ask(this::send);
        assertThat(timers).containsValue(Duration.ofMinutes(5));

        List.copyOf(timers.keySet()).forEach(Runnable::run);

        assertThat(asked.consent()).isCompletedWithValue(Consent.NONE);
        assertThat(sent.get(1).getString("method")).isEqualTo("notifications/cancelled");
        assertThat(sent.get(1).getJsonObject("params").getString("requestId")).isEqualTo(asked.id());
        elicitations.answered(session, yes(asked));
        assertThat(asked.consent()).isCompletedWithValue(Consent.NONE);
    }

    @Test
    void a_client_that_cannot_be_reached_does_not_answer() {
        Elicitation unreachable = ask(message -> Future.failedFuture("closed"));
        Elicitation broken = ask(message -> {
            throw new IllegalStateException("ended");
        });

        assertThat(unreachable.consent()).isCompletedWithValue(Consent.NONE);
        assertThat(broken.consent()).isCompletedWithValue(Consent.NONE);
        assertThat(timers).isEmpty();
    }

    private Elicitation ask(Sender client) {
        return elicitations.ask(session, client, QUESTION);
    }

    private Future<Void> send(JsonObject message) {
        sent.add(message);
        return Future.succeededFuture();
    }

    private static JsonObject yes(Elicitation asked) {
        JsonObject result =
                new JsonObject().put("action", "accept").put("content", new JsonObject().put("spend", true));
        return new JsonObject().put("jsonrpc", "2.0").put("id", asked.id()).put("result", result);
    }

    private record NamedConnection(String id) implements McpConnection {

        @Override
        public Status status() {
            return Status.IN_OPERATION;
        }

        @Override
        public InitialRequest initialRequest() {
            throw new UnsupportedOperationException();
        }

        @Override
        public LogLevel logLevel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String serverName() {
            throw new UnsupportedOperationException();
        }
    }
}

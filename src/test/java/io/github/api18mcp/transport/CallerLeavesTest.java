package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Messages;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.Consent;
import io.github.api18mcp.profile.Api18Profile;
import io.github.api18mcp.tool.mcp.OpenMcpCall;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways to leave while a call is waited for. Nobody polls here: who is not told at once is never told. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class CallerLeavesTest {

    private static final int CALL = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    OpenMcpCall attended;

    private final CompletableFuture<CallListener> waiting = new CompletableFuture<>();
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private final CompletableFuture<Consent> consent = new CompletableFuture<>();
    private final AtomicInteger told = new AtomicInteger();

    @BeforeEach
    void register() {
        attended.by(listener -> Uni.createFrom().emitter(nobodyAnswers -> {
            listener.whenGone(() -> {
                told.incrementAndGet();
                left.complete(null);
            });
            listener.confirm(new ConfirmationRequest("A cat", Usd.of("0.6"), Duration.ofHours(1)))
                    .subscribe()
                    .with(consent::complete);
            waiting.complete(listener);
        }));
    }

    @AfterEach
    void remove() {
        attended.remove();
    }

    @Test
    void a_connection_that_is_closed_during_its_call_is_noticed() throws IOException {
        try (RawConnection connection = RawConnection.open()) {
            connection.post("/mcp", session(), call());
            assertThat(waiting).succeedsWithin(PATIENCE);
            assertThat(left).isNotDone();
        }

        assertToldOnce();
    }

    @Test
    void an_event_stream_that_is_closed_is_noticed() throws IOException {
        try (RawConnection call = RawConnection.open()) {
            try (RawConnection events = RawConnection.open()) {
                events.get("/mcp/sse");
                String messages = events.lineWith("data: /mcp/messages/").substring("data: ".length());
                initialize(messages);
                call.post(messages, "none", call());
                assertThat(waiting).succeedsWithin(PATIENCE);
                assertThat(left).isNotDone();
            }

            assertToldOnce();
        }
    }

    @Test
    void a_session_that_is_ended_is_noticed() throws IOException {
        String session = session();
        try (RawConnection connection = RawConnection.open()) {
            connection.post("/mcp", session, call());
            assertThat(waiting).succeedsWithin(PATIENCE);

            HttpElicitationContract.request()
                    .header("Mcp-Session-Id", session)
                    .delete("/mcp")
                    .then()
                    .statusCode(200);

            assertToldOnce();
        }
    }

    @Test
    void a_call_that_is_cancelled_is_noticed_and_only_its_own_session_can_cancel_it() throws IOException {
        String session = session();
        try (RawConnection connection = RawConnection.open()) {
            connection.post("/mcp", session, call());
            assertThat(waiting).succeedsWithin(PATIENCE);

            cancel(session());
            assertThat(left).isNotDone();
            cancel(session);

            assertToldOnce();
        }
    }

    /** And whoever has left is told so at once, asked nothing, and not told twice. */
    private void assertToldOnce() {
        assertThat(left).succeedsWithin(PATIENCE);
        assertThat(consent).succeedsWithin(PATIENCE).isEqualTo(Consent.NONE);
        CallListener listener = waiting.join();
        CompletableFuture<Void> afterwards = new CompletableFuture<>();
        listener.whenGone(() -> afterwards.complete(null));
        assertThat(afterwards).isDone();
        assertThat(listener.isGone()).isTrue();
        assertThat(listener.confirm(new ConfirmationRequest("A dog", Usd.of("0.6"), Duration.ofHours(1)))
                        .await()
                        .indefinitely())
                .isEqualTo(Consent.NONE);
        assertThat(told).hasValue(1);
    }

    private static String session() {
        String session = HttpElicitationContract.request()
                .body(hello().encode())
                .post("/mcp")
                .then()
                .statusCode(200)
                .extract()
                .header("Mcp-Session-Id");
        post("/mcp", session, Messages.initialized());
        return session;
    }

    private static void initialize(String messages) {
        post(messages, "none", hello());
        post(messages, "none", Messages.initialized());
    }

    private static void cancel(String session) {
        post(
                "/mcp",
                session,
                new JsonObject()
                        .put("jsonrpc", "2.0")
                        .put("method", "notifications/cancelled")
                        .put("params", new JsonObject().put("requestId", CALL)));
    }

    private static void post(String path, String session, JsonObject message) {
        int status = HttpElicitationContract.request()
                .header("Mcp-Session-Id", session)
                .body(message.encode())
                .post(path)
                .statusCode();
        assertThat(status).isBetween(200, 202);
    }

    private static JsonObject hello() {
        JsonObject hello = Messages.initialize();
        hello.getJsonObject("params").put("capabilities", ElicitationContract.FORMS);
        return hello;
    }

    private static JsonObject call() {
        return Messages.call(CALL, OpenMcpCall.NAME, new JsonObject());
    }
}

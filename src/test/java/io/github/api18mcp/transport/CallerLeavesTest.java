package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Messages;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.ConfirmationRequests;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which a caller can leave during a call. Nothing polls here, so a listener is notified at once or never. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class CallerLeavesTest {

    private static final int CALL = 100;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @Inject
    OpenMcpCall openCall;

    private final CompletableFuture<CallListener> started = new CompletableFuture<>();
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private final CompletableFuture<Consent> consent = new CompletableFuture<>();
    private final AtomicInteger notifications = new AtomicInteger();

    @BeforeEach
    void register() {
        openCall.by(listener -> Uni.createFrom().emitter(unanswered -> {
            listener.whenGone(() -> {
                notifications.incrementAndGet();
                left.complete(null);
            });
            listener.confirm(ConfirmationRequests.aboveThreshold("A cat", Usd.of("0.6"), Duration.ofHours(1)))
                    .subscribe()
                    .with(consent::complete);
            started.complete(listener);
        }));
    }

    @AfterEach
    void remove() {
        openCall.remove();
    }

    @Test
    void notices_a_closed_connection() throws IOException {
        try (RawConnection connection = RawConnection.open()) {
            connection.post("/mcp", openSession(), call());
            assertThat(started).succeedsWithin(TIMEOUT);
            assertThat(left).isNotDone();
        }

        assertNotifiedOnce();
    }

    @Test
    void notices_a_closed_event_stream() throws IOException {
        try (RawConnection call = RawConnection.open()) {
            try (RawConnection events = RawConnection.open()) {
                events.get("/mcp/sse");
                String messages = events.awaitLine("data: /mcp/messages/").substring("data: ".length());
                initializeSse(messages);
                call.post(messages, "none", call());
                assertThat(started).succeedsWithin(TIMEOUT);
                assertThat(left).isNotDone();
            }

            assertNotifiedOnce();
        }
    }

    @Test
    void notices_a_deleted_session() throws IOException {
        String session = openSession();
        try (RawConnection connection = RawConnection.open()) {
            connection.post("/mcp", session, call());
            assertThat(started).succeedsWithin(TIMEOUT);

            HttpElicitationContract.request()
                    .header("Mcp-Session-Id", session)
                    .delete("/mcp")
                    .then()
                    .statusCode(200);

            assertNotifiedOnce();
        }
    }

    @Test
    void notices_a_cancelled_call_which_only_its_own_session_can_cancel() throws IOException {
        String session = openSession();
        try (RawConnection connection = RawConnection.open()) {
            connection.post("/mcp", session, call());
            assertThat(started).succeedsWithin(TIMEOUT);

            cancel(openSession());
            assertThat(left).isNotDone();
            cancel(session);

            assertNotifiedOnce();
        }
    }

    /** The kept id is not what JSON decodes it to, because it has to be echoed as it came. */
    @ParameterizedTest
    @CsvSource({"1e2, 1e2", "3.0, 3.0", "1e2, 100.0", "'\"\\ud800\"', '\"\\ud800\"'"})
    void notices_a_cancelled_call_whose_id_is_kept_as_it_came(String id, String cancelled) throws IOException {
        String session = openSession();
        try (RawConnection connection = RawConnection.open()) {
            connection.post("/mcp", session, call().encode().replace("\"id\":" + CALL, "\"id\":" + id));
            assertThat(started).succeedsWithin(TIMEOUT);

            post("/mcp", session, cancellation().encode().replace(String.valueOf(CALL), cancelled));

            assertNotifiedOnce();
        }
    }

    /** Also checks that a listener registered afterwards is notified at once, and that the person is asked nothing more. */
    private void assertNotifiedOnce() {
        assertThat(left).succeedsWithin(TIMEOUT);
        assertThat(consent).succeedsWithin(TIMEOUT).isEqualTo(Consent.NONE);
        CallListener listener = started.join();
        CompletableFuture<Void> afterwards = new CompletableFuture<>();
        listener.whenGone(() -> afterwards.complete(null));
        assertThat(afterwards).isDone();
        assertThat(listener.isGone()).isTrue();
        assertThat(listener.confirm(ConfirmationRequests.aboveThreshold("A dog", Usd.of("0.6"), Duration.ofHours(1)))
                        .await()
                        .indefinitely())
                .isEqualTo(Consent.NONE);
        assertThat(notifications).hasValue(1);
    }

    private static String openSession() {
        String session = HttpElicitationContract.request()
                .body(initialize().encode())
                .post("/mcp")
                .then()
                .statusCode(200)
                .extract()
                .header("Mcp-Session-Id");
        post("/mcp", session, Messages.initialized().encode());
        return session;
    }

    private static void initializeSse(String messages) {
        post(messages, "none", initialize().encode());
        post(messages, "none", Messages.initialized().encode());
    }

    private static void cancel(String session) {
        post("/mcp", session, cancellation().encode());
    }

    private static JsonObject cancellation() {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("method", "notifications/cancelled")
                .put("params", new JsonObject().put("requestId", CALL));
    }

    private static void post(String path, String session, String message) {
        int status = HttpElicitationContract.request()
                .header("Mcp-Session-Id", session)
                .body(message)
                .post(path)
                .statusCode();
        assertThat(status).isBetween(200, 202);
    }

    private static JsonObject initialize() {
        JsonObject initialize = Messages.initialize();
        initialize.getJsonObject("params").put("capabilities", ElicitationContract.FORM_ELICITATION);
        return initialize;
    }

    private static JsonObject call() {
        return Messages.call(CALL, OpenMcpCall.NAME, new JsonObject());
    }
}

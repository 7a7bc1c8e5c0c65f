package io.github.api18mcp.transport.stateless;

import static io.github.api18mcp.transport.stateless.StatelessMessages.FORMS;
import static io.github.api18mcp.transport.stateless.StatelessMessages.call;
import static io.github.api18mcp.transport.stateless.StatelessMessages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Messages;
import io.github.api18mcp.profile.TokensProfile;
import io.github.api18mcp.tool.mcp.OpenMcpCall;
import io.github.api18mcp.transport.StdioPipes;
import io.github.api18mcp.transport.StdioServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The revision without sessions on standard input and output, beside older ones. A price above $0.40 needs confirmation. */
@QuarkusTest
@TestProfile(TokensProfile.class)
@Timeout(120)
class StatelessStdioTest {

    private static final String TOOL = "hera_1_0_text_to_image";

    @Inject
    StdioServer server;

    @Inject
    OpenMcpCall openCall;

    private final String prompt = "a cat, number " + UUID.randomUUID();
    private StdioPipes client;

    @BeforeEach
    void connect() {
        client = new StdioPipes(server);
    }

    @AfterEach
    void disconnect() {
        openCall.remove();
        client.close();
    }

    @Test
    void the_first_line_may_be_any_request() {
        JsonObject listed = client.request(request("first", "tools/list")).getJsonObject("result");

        assertThat(listed.getJsonArray("tools")).isNotEmpty();
        assertThat(listed.getString("resultType")).isEqualTo("complete");
    }

    @Test
    void a_client_that_wants_to_know_whether_the_revision_is_spoken_is_told() {
        JsonObject result = client.request(request(1, "server/discover")).getJsonObject("result");

        assertThat(result.getJsonArray("supportedVersions")).contains("2026-07-28", "2025-11-25");
    }

    @Test
    void progress_comes_before_the_result() {
        JsonObject params = new JsonObject()
                .put("name", TOOL)
                .put("arguments", new JsonObject().put("prompt", prompt))
                .put("_meta", new JsonObject().put("progressToken", 7));

        JsonObject response = client.request(request(1, "tools/call", params));

        assertThat(response.getJsonObject("result")
                        .getJsonObject("structuredContent")
                        .getString("charged"))
                .isEqualTo("yes");
        assertThat(client.received().get(0).getString("method")).isEqualTo("notifications/progress");
    }

    @Test
    void messages_of_a_session_and_of_no_session_may_alternate() {
        client.request(request(1, "tools/list"));
        JsonObject initialized = client.request(Messages.initialize());
        client.send(Messages.initialized());
        JsonObject inSession = client.request(Messages.request(2, "tools/list"));
        JsonObject outside = client.request(request(3, "tools/list"));
        JsonObject ping = client.request(Messages.request(4, "ping"));
        JsonObject noPing = client.request(request(5, "ping"));

        assertThat(initialized.getJsonObject("result").getString("protocolVersion"))
                .isEqualTo("2025-06-18");
        assertThat(inSession.getJsonObject("result").containsKey("resultType")).isFalse();
        assertThat(toolNames(outside)).isNotEmpty().isEqualTo(toolNames(inSession));
        assertThat(ping.containsKey("result")).isTrue();
        assertThat(noPing.getJsonObject("error").getInteger("code")).isEqualTo(-32601);
    }

    @Test
    void a_session_does_not_begin_with_a_request_of_the_revision() {
        client.request(request(1, "tools/list"));

        JsonObject outside = client.request(Messages.request(2, "tools/list"));

        assertThat(outside.getJsonObject("error").getString("message")).contains("initialize");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2027-01-01"})
    void another_revision_is_refused(String version) {
        JsonObject request = request(1, "tools/list");
        request.getJsonObject("params").getJsonObject("_meta").put("io.modelcontextprotocol/protocolVersion", version);

        assertThat(client.request(request).getJsonObject("error").getInteger("code"))
                .isEqualTo(-32022);
    }

    @Test
    void a_cancelled_call_is_not_answered() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<Void> left = new CompletableFuture<>();
        openCall.by(listener -> Uni.createFrom().emitter(unanswered -> {
            listener.whenGone(() -> {
                left.complete(null);
                unanswered.complete("too late");
            });
            started.complete(null);
        }));
        client.send(call("call", OpenMcpCall.NAME, new JsonObject()));
        started.join();

        client.send(cancelled("call"));

        left.join();
        client.request(request("after", "tools/list"));
        assertThat(client.received()).noneMatch(message -> "call".equals(message.getValue("id")));
    }

    @Test
    void a_person_confirms_a_price_with_a_repeated_call() {
        JsonObject params = new JsonObject()
                .put("name", TOOL)
                .put("arguments", new JsonObject().put("prompt", prompt).put("num_images", 9));
        JsonObject asked =
                client.request(request(1, "tools/call", params, FORMS)).getJsonObject("result");
        assertThat(asked.getString("resultType")).isEqualTo("input_required");

        params.put("requestState", asked.getString("requestState"))
                .put(
                        "inputResponses",
                        new JsonObject(
                                "{\"confirmation\": {\"action\": \"accept\"," + " \"content\": {\"spend\": true}}}"));
        JsonObject answered = client.request(request(2, "tools/call", params, FORMS));

        assertThat(answered.getJsonObject("result")
                        .getJsonObject("structuredContent")
                        .getString("charged"))
                .isEqualTo("yes");
        assertThat(client.received()).noneMatch(message -> message.containsKey("method") && message.containsKey("id"));
    }

    @Test
    void a_cancelled_subscription_is_sent_nothing_more() {
        client.send(listen("one"));
        client.send(listen("two"));
        assertThat(subscriptionOf(client.received("notifications/subscriptions/acknowledged")))
                .isEqualTo("one");
        client.send(cancelled("one"));
        client.request(request(1, "tools/list"));

        openCall.by(listener -> Uni.createFrom().item("anything"));

        assertThat(subscriptionOf(client.received("notifications/tools/list_changed")))
                .isEqualTo("two");
        client.request(request(2, "tools/list"));
        assertThat(client.received())
                .filteredOn(message -> "notifications/tools/list_changed".equals(message.getString("method")))
                .hasSize(1);
        // The process would end with its input, but the application of the tests goes on.
        client.send(cancelled("two"));
        client.request(request(3, "tools/list"));
    }

    private static List<String> toolNames(JsonObject response) {
        return response.getJsonObject("result").getJsonArray("tools").stream()
                .map(tool -> ((JsonObject) tool).getString("name"))
                .toList();
    }

    private static JsonObject listen(String id) {
        return request(
                id,
                "subscriptions/listen",
                new JsonObject().put("notifications", new JsonObject().put("toolsListChanged", true)));
    }

    private static JsonObject cancelled(String id) {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("method", "notifications/cancelled")
                .put("params", new JsonObject().put("requestId", id));
    }

    private static String subscriptionOf(JsonObject notification) {
        return notification
                .getJsonObject("params")
                .getJsonObject("_meta")
                .getString("io.modelcontextprotocol/subscriptionId");
    }
}

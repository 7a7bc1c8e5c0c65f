package io.github.api18mcp.transport.stateless;

import static io.github.api18mcp.transport.stateless.StatelessMessages.call;
import static io.github.api18mcp.transport.stateless.StatelessMessages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Messages;
import io.github.api18mcp.profile.SandboxProfile;
import io.github.api18mcp.transport.stateless.StatelessClient.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests without a session, each of which stands alone. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class StatelessHttpTest {

    private static final String TOOL = "hera_1_0_text_to_image";
    private static final int HEADER_MISMATCH = -32020;
    private static final int UNSUPPORTED_VERSION = -32022;
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;

    @TestHTTPResource
    URI server;

    private StatelessClient client;

    @BeforeEach
    void connect() {
        client = new StatelessClient(server);
    }

    @Test
    void discovery_names_the_revisions_capabilities_and_instructions() {
        JsonObject result = client.send(request(1, "server/discover")).result();

        assertThat(result.getJsonArray("supportedVersions"))
                .containsExactly("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
        assertThat(result.getJsonObject("capabilities").fieldNames())
                .containsExactlyInAnyOrder("tools", "resources", "prompts", "completions");
        assertThat(result.getString("instructions")).contains("SANDBOX");
        assertThat(result.getString("resultType")).isEqualTo("complete");
    }

    @Test
    void every_result_says_who_answered() {
        JsonObject info = client.send(request(1, "tools/list"))
                .result()
                .getJsonObject("_meta")
                .getJsonObject("io.modelcontextprotocol/serverInfo");

        assertThat(info.getString("name")).isEqualTo("api18-mcp");
        assertThat(info.getString("version")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "server/discover, 300000",
        "tools/list, 300000",
        "prompts/list, 300000",
        "resources/list, 300000",
        "resources/templates/list, 300000"
    })
    void lists_may_be_kept_by_the_caller_alone_for_five_minutes(String method, int millis) {
        JsonObject result = client.send(request(1, method)).result();

        assertThat(result.getInteger("ttlMs")).isEqualTo(millis);
        assertThat(result.getString("cacheScope")).isEqualTo("private");
    }

    @Test
    void a_resource_must_not_be_kept_because_it_may_change() {
        JsonObject result = client.send(request(1, "resources/read", new JsonObject().put("uri", "api18mcp://models")))
                .result();

        assertThat(result.getInteger("ttlMs")).isZero();
        assertThat(result.getJsonArray("contents")).hasSize(1);
    }

    @Test
    void a_call_without_a_progress_token_is_answered_with_json() {
        Reply reply = client.send(call("one", TOOL, prompt()));

        assertThat(reply.contentType()).startsWith("application/json");
        assertThat(reply.response().getValue("id")).isEqualTo("one");
        assertThat(reply.job().getString("status")).isEqualTo("completed");
        assertThat(reply.result().getString("resultType")).isEqualTo("complete");
        assertThat(reply.result().containsKey("ttlMs")).isFalse();
    }

    @Test
    void a_call_with_a_progress_token_is_answered_on_a_stream_that_ends_with_the_result() {
        JsonObject params = new JsonObject()
                .put("name", TOOL)
                .put("arguments", prompt())
                .put("_meta", new JsonObject().put("progressToken", "p"));

        Reply reply = client.send(request(1, "tools/call", params));

        assertThat(reply.contentType()).startsWith("text/event-stream");
        assertThat(reply.methods()).startsWith("notifications/progress").endsWith((String) null);
        assertThat(reply.messages().get(0).getJsonObject("params").getString("progressToken"))
                .isEqualTo("p");
        assertThat(reply.job().getString("status")).isEqualTo("completed");
    }

    @Test
    void a_job_can_be_read_and_completed_by_any_later_request() {
        String id = client.send(call(1, TOOL, prompt())).job().getString("job_id");

        JsonObject read = client.send(
                        request(2, "resources/read", new JsonObject().put("uri", "api18mcp://jobs/" + id)))
                .result();
        JsonObject completion = client.send(request(
                        3,
                        "completion/complete",
                        new JsonObject()
                                .put(
                                        "ref",
                                        new JsonObject()
                                                .put("type", "ref/resource")
                                                .put("uri", "api18mcp://jobs/{job_id}"))
                                .put(
                                        "argument",
                                        new JsonObject().put("name", "job_id").put("value", id.substring(0, 8)))))
                .result();

        assertThat(read.toString()).contains(id);
        assertThat(completion.getJsonObject("completion").getJsonArray("values"))
                .contains(id);
    }

    @Test
    void a_missing_resource_is_an_invalid_parameter() {
        JsonObject error = client.send(
                        request(1, "resources/read", new JsonObject().put("uri", "api18mcp://jobs/none")))
                .error();

        assertThat(error.getInteger("code")).isEqualTo(INVALID_PARAMS);
        assertThat(error.getJsonObject("data").getString("uri")).isEqualTo("api18mcp://jobs/none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initialize",
                "ping",
                "logging/setLevel",
                "resources/subscribe",
                "resources/unsubscribe",
                "q/close",
                "tools/remove"
            })
    void a_method_that_the_revision_does_not_have_is_not_found(String method) {
        Reply reply = client.send(request(7, method));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error().getInteger("code")).isEqualTo(METHOD_NOT_FOUND);
        assertThat(reply.response().getValue("id")).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.modelcontextprotocol/protocolVersion", "io.modelcontextprotocol/clientCapabilities"})
    void a_request_that_does_not_describe_its_client_is_refused(String missing) {
        JsonObject request = request(7, "tools/list");
        request.getJsonObject("params").getJsonObject("_meta").remove(missing);

        assertRefused(client.send(request), INVALID_PARAMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'_meta': {}}", "{'_meta': 1}", "[1]"})
    void a_header_of_the_revision_alone_does_not_describe_the_client(String params) {
        String body = "{'jsonrpc': '2.0', 'id': 7, 'method': 'tools/list', 'params': %s}".formatted(params);

        Reply reply = client.send(
                body.replace('\'', '"'), Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/list"));

        assertRefused(reply, INVALID_PARAMS);
    }

    @Test
    void a_client_need_not_say_its_name() {
        JsonObject request = request(7, "tools/list");
        request.getJsonObject("params").getJsonObject("_meta").remove("io.modelcontextprotocol/clientInfo");

        assertThat(client.send(request).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2024-11-05", "2027-01-01", "v999"})
    void another_revision_is_refused_with_the_supported_ones(String version) {
        JsonObject request = request(7, "server/discover");
        request.getJsonObject("params").getJsonObject("_meta").put("io.modelcontextprotocol/protocolVersion", version);

        Reply reply = client.with("MCP-Protocol-Version", version).send(request);

        assertRefused(reply, UNSUPPORTED_VERSION);
        JsonObject data = reply.error().getJsonObject("data");
        assertThat(data.getString("requested")).isEqualTo(version);
        assertThat(data.getJsonArray("supported")).contains("2026-07-28", "2025-11-25");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "MCP-Protocol-Version, none",
                "MCP-Protocol-Version, 2025-11-25",
                "MCP-Protocol-Version, 2026-07-29",
                "Mcp-Method, none",
                "Mcp-Method, tools/list",
                "Mcp-Method, Tools/Call",
                "Mcp-Name, none",
                "Mcp-Name, list_models",
                "Mcp-Name, HERA_1_0_text_to_image",
                "Mcp-Name, =?base64?bGlzdF9tb2RlbHM=?=",
                "Mcp-Name, =?base64?not base64?=",
                "Mcp-Name, =?base64?/w==?="
            })
    void a_header_that_differs_from_the_body_is_refused_and_nothing_is_called(String header, String value) {
        Reply reply = client.with(header, value == null ? "" : value).send(call(7, TOOL, prompt()));

        assertRefused(reply, HEADER_MISMATCH);
        assertThat(reply.error().getString("message")).contains(header);
    }

    @Test
    void a_name_may_be_encoded() {
        String encoded = Base64.getEncoder().encodeToString("list_models".getBytes(StandardCharsets.UTF_8));

        Reply reply =
                client.with("Mcp-Name", "=?base64?" + encoded + "?=").send(call(7, "list_models", new JsonObject()));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void a_batch_is_refused() {
        JsonArray batch = new JsonArray().add(request(1, "tools/list")).add(request(2, "tools/list"));

        Reply reply = client.send(batch.encode(), StatelessClient.standardHeaders(request(1, "tools/list")));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getInteger("code")).isEqualTo(-32600);
    }

    @Test
    void a_notification_is_accepted_without_an_effect() {
        JsonObject cancelled = request(1, "notifications/cancelled", new JsonObject().put("requestId", 1));
        cancelled.remove("id");

        assertThat(client.send(cancelled).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                application/json",
        "*/*,               application/json",
        "application/json,  application/json",
        "text/event-stream, text/event-stream"
    })
    void a_client_is_answered_in_a_format_that_it_accepts(String accept, String expected) {
        Reply reply = client.with("Accept", accept).send(request(1, "tools/list"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo(expected);
        assertThat(reply.result().getJsonArray("tools")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tools/list, text/html", "subscriptions/listen, application/json"})
    void a_client_that_accepts_no_possible_format_is_refused(String method, String accept) {
        Reply reply = client.with("Accept", accept).send(request(7, method));

        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.error().getString("message")).startsWith("Accept must name ");
    }

    @Test
    void progress_is_left_out_where_only_json_is_accepted() {
        JsonObject params = new JsonObject()
                .put("name", TOOL)
                .put("arguments", prompt())
                .put("_meta", new JsonObject().put("progressToken", "p"));

        Reply reply = client.with("Accept", "application/json").send(request(1, "tools/call", params));

        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.messages()).hasSize(1);
        assertThat(reply.job().getString("status")).isEqualTo("completed");
    }

    @Test
    void a_malformed_parameter_is_an_error_as_in_other_revisions() {
        JsonObject request =
                request(1, "tools/call", new JsonObject().put("name", TOOL).put("arguments", "text"));

        assertThat(client.send(request).error().getInteger("code")).isEqualTo(INVALID_PARAMS);
    }

    @Test
    void no_session_is_opened() {
        JsonObject request = request(1, "tools/list");

        assertThat(client.open(request).headers().firstValue("Mcp-Session-Id")).isEmpty();
        assertThat(client.with("Mcp-Session-Id", "whatever").send(request).status())
                .isEqualTo(200);
    }

    @Test
    void a_browser_may_read_the_response_also_if_it_is_refused() {
        StatelessClient page = client.with("Origin", "http://localhost:6274");

        assertThat(page.open(request(1, "tools/list")).headers().firstValue("Access-Control-Allow-Origin"))
                .contains("http://localhost:6274");
        assertThat(page.open(request(1, "ping")).headers().firstValue("Access-Control-Allow-Origin"))
                .contains("http://localhost:6274");
    }

    @Test
    void the_same_address_serves_clients_that_open_a_session() {
        Reply reply = client.send(Messages.initialize().encode(), Map.of());

        assertThat(reply.result().getString("protocolVersion")).isEqualTo("2025-06-18");
        assertThat(reply.result().containsKey("resultType")).isFalse();
    }

    private static JsonObject prompt() {
        return new JsonObject().put("prompt", "a cat, number " + UUID.randomUUID());
    }

    private static void assertRefused(Reply reply, int code) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getInteger("code")).isEqualTo(code);
        assertThat(reply.response().getValue("id")).isEqualTo(7);
    }
}

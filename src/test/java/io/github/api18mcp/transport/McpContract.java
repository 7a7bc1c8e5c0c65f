package io.github.api18mcp.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.mcp.server.test.McpAssured.McpAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpTestClient;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an MCP client can rely on over every transport, with a service that the test controls. */
abstract class McpContract<A extends McpAssert<A>, C extends McpTestClient<A, C>> extends McpConversation<A, C> {

    @Test
    void introduces_itself() {
        assertThat(client.initResult().serverName()).isEqualTo("api18-mcp");
        assertThat(client.initResult().instructions())
                .hasSizeLessThanOrEqualTo(1500)
                .contains("quote", "get_job", "expires_at", "public");
    }

    @Test
    void lists_all_tools_in_one_page() {
        client.when()
                .toolsList(page -> {
                    assertThat(page.nextCursor()).isNull();
                    assertThat(page.tools()).hasSize(15);
                })
                .thenAssertResults();
    }

    @Test
    void a_completed_call_has_links_for_the_person_and_structured_content_for_the_agent() {
        stubCompleted();

        JsonObject result = call(arguments());

        JsonObject job = result.getJsonObject("structuredContent");
        assertThat(result.getBoolean("isError")).isFalse();
        assertThat(job.getString("status")).isEqualTo("completed");
        assertThat(job.getString("charged")).isEqualTo("yes");
        assertThat(job.getDouble("cost_usd")).isEqualTo(0.056);
        assertThat(job.getBoolean("sandbox")).isFalse();
        assertThat(job.getString("provider_job_id")).isEqualTo("abc123");
        JsonArray content = result.getJsonArray("content");
        assertThat(content.getJsonObject(0).getString("text"))
                .contains("![image](https://api18.dev/v1/files/abc123)")
                .contains("28 November 2126, 10:00 UTC");
        assertThat(content.getJsonObject(1).getString("type")).isEqualTo("resource_link");
        assertThat(content.getJsonObject(1).getString("uri")).isEqualTo("https://api18.dev/v1/files/abc123");
        assertMatchesSchema(job);
    }

    @Test
    void reports_progress_from_the_start() {
        stubCompleted();
        JsonObject request = request(arguments());
        request.getJsonObject("params").put("_meta", new JsonObject().put("progressToken", "p-1"));

        client.sendAndForget(request);
        client.waitForResponse(request);

        List<JsonObject> progress = client.snapshot().notifications().stream()
                .filter(notification -> notification.getString("method").equals("notifications/progress"))
                .map(notification -> notification.getJsonObject("params"))
                .toList();
        assertThat(progress).isNotEmpty().allSatisfy(step -> assertThat(step.getString("progressToken"))
                .isEqualTo("p-1"));
        assertThat(progress.get(0).getString("message"))
                .matches("Hera 1.0 text to image: \\d+ s so far, usually about 15 s");
    }

    @Test
    void omits_an_argument_that_is_null() {
        stubCompleted();

        JsonObject result = call(arguments().putNull("resolution").putNull("num_images"));

        assertThat(result.getJsonObject("structuredContent").getString("status"))
                .isEqualTo("completed");
        service()
                .verify(
                        1,
                        postRequestedFor(urlEqualTo("/v1/generate"))
                                .withRequestBody(equalToJson(
                                        "{\"model\": \"hera-1.0-text-to-image\", \"prompt\": \"" + prompt + "\"}")));
    }

    @Test
    void understands_arguments_that_clients_send_as_text() {
        stubCompleted();

        JsonObject result = call(
                arguments().put("num_images", "2").put("aspect_ratio", "16x9").put("resolution", ""));

        JsonObject job = result.getJsonObject("structuredContent");
        assertThat(job.getString("status")).isEqualTo("completed");
        assertThat(job.getJsonArray("understood").stream().map(understood -> ((JsonObject) understood).getString("as")))
                .containsExactly("\"16:9\"", "left out", "2");
        assertThat(result.getJsonArray("content").getJsonObject(0).getString("text"))
                .endsWith(
                        "Understood aspect_ratio \"16x9\" as \"16:9\"; resolution \"\" as left out; num_images \"2\" as 2.");
        assertMatchesSchema(job);
        service()
                .verify(
                        1,
                        postRequestedFor(urlEqualTo("/v1/generate"))
                                .withRequestBody(
                                        equalToJson(("{\"model\": \"hera-1.0-text-to-image\", \"prompt\": \"%s\","
                                                        + " \"aspect_ratio\": \"16:9\", \"num_images\": 2}")
                                                .formatted(prompt))));
    }

    @Test
    void reports_all_invalid_arguments_at_once_and_sends_nothing() {
        JsonObject result = call(new JsonObject()
                .put("aspect_ratio", "5:4")
                .put("num_images", 1.5)
                .put("resolution", 2)
                .put("quality", "best"));

        JsonObject job = result.getJsonObject("structuredContent");
        assertThat(result.getBoolean("isError")).isTrue();
        assertThat(job.getString("status")).isEqualTo("refused");
        assertThat(job.getString("charged")).isEqualTo("no");
        assertThat(job.getJsonObject("error").getString("type")).isEqualTo("invalid_arguments");
        assertThat(job.getJsonObject("error").getJsonArray("violations").stream()
                        .map(violation -> ((JsonObject) violation).getString("parameter")))
                .containsExactlyInAnyOrder("prompt", "aspect_ratio", "num_images", "resolution", "quality");
        assertMatchesSchema(job);
        service().verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void a_cancelled_call_stops_waiting_and_its_job_continues() {
        stubProcessing();
        JsonObject request = request(arguments());
        request.getJsonObject("params").put("_meta", new JsonObject().put("progressToken", 7));
        client.sendAndForget(request);
        client.waitForNotifications(1);
        // A job whose caller leaves before it is sent is not sent at all.
        Awaitility.await()
                .until(() -> !service().findAll(postRequestedFor(anyUrl())).isEmpty());

        client.sendAndForget(client.newMessage("notifications/cancelled")
                .put("params", new JsonObject().put("requestId", request.getValue("id"))));
        JsonObject jobs = call("list_jobs", new JsonObject().put("limit", 1)).getJsonObject("structuredContent");
        String jobId = jobs.getJsonArray("jobs").getJsonObject(0).getString("job_id");
        // Over HTTP another request may overtake the cancellation, which the server checks for once per second.
        assertThat(job(jobId, 3).getString("status")).isEqualTo("processing");
        stubCompleted();

        assertThat(job(jobId, 50).getString("status")).isEqualTo("completed");
        assertThat(client.snapshot().responses().stream().map(response -> response.getValue("id")))
                .doesNotContain(request.getValue("id"));
    }

    @Test
    void submit_job_returns_without_waiting() {
        stubProcessing();

        JsonObject job = call(
                        "submit_job",
                        new JsonObject().put("model", "hera-1.0-text-to-image").put("arguments", arguments()))
                .getJsonObject("structuredContent");

        assertThat(job.getString("status")).isEqualTo("processing");
        assertThat(job.getString("provider_job_id")).isEqualTo("abc123");
    }

    @Test
    void a_quote_is_exact_and_sends_nothing() {
        JsonObject quote = call(
                        "quote",
                        new JsonObject()
                                .put("model", "hera-1.0-text-to-image")
                                .put("arguments", arguments().put("num_images", 9)))
                .getJsonObject("structuredContent");

        assertThat(quote.getDouble("quoted_usd")).isEqualTo(0.504);
        assertThat(quote.getJsonArray("violations")).isEmpty();
        service().verify(0, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\": \"tools/call\"}",
                "{\"method\": \"tools/call\", \"params\": [1]}",
                "{\"method\": \"tools/call\", \"params\": {}}",
                "{\"method\": \"tools/call\", \"params\": {\"name\": 5}}",
                "{\"method\": \"tools/call\", \"params\": {\"name\": \"quote\", \"arguments\": [1]}}",
                "{\"method\": \"tools/call\", \"params\": {\"name\": \"quote\", \"_meta\": {\"progressToken\": {}}}}",
                "{\"method\": \"tools/call\", \"params\": {\"name\": \"no_such_tool\"}}",
                "{\"method\": \"resources/subscribe\"}",
                "{\"method\": \"resources/read\", \"params\": {\"uri\": 1}}",
                "{\"method\": \"completion/complete\"}",
                "{\"method\": \"completion/complete\", \"params\": {\"ref\": \"x\", \"argument\": 1}}",
                "{\"method\": \"prompts/get\", \"params\": {}}",
                "{\"method\": \"tools/list\", \"params\": {\"cursor\": 1}}"
            })
    void a_malformed_request_gets_an_invalid_params_error(String message) {
        JsonObject request = client.newRequest("ping").mergeIn(new JsonObject(message));

        client.sendAndForget(request);

        assertThat(client.waitForResponse(request).getJsonObject("error").getInteger("code"))
                .isEqualTo(-32602);
    }

    @Test
    void a_malformed_or_unknown_method_gets_its_own_error_code() {
        JsonObject noMethod = client.newRequest("ping").put("method", 5);
        JsonObject unknown = client.newRequest("no/such/method");

        client.sendAndForget(noMethod);
        client.sendAndForget(unknown);

        assertThat(errorCode(noMethod)).isEqualTo(-32600);
        assertThat(errorCode(unknown)).isEqualTo(-32601);
    }

    @Test
    void the_full_schema_of_a_job_is_a_resource() {
        client.when()
                .resourcesRead("api18mcp://schemas/job", response -> assertThat(Json.decodeValue(
                                response.contents().get(0).asText().text()))
                        .isEqualTo(new JsonObject(schema())))
                .thenAssertResults();
    }

    @Test
    void a_job_is_a_resource() {
        stubCompleted();
        String id = call(arguments()).getJsonObject("structuredContent").getString("job_id");

        client.when()
                .resourcesRead("api18mcp://jobs/" + id, response -> {
                    JsonObject job =
                            new JsonObject(response.contents().get(0).asText().text());
                    assertThat(job.getString("job_id")).isEqualTo(id);
                    assertThat(job.getString("status")).isEqualTo("completed");
                    assertMatchesSchema(job);
                })
                .resourceTemplateComplete(
                        "api18mcp://jobs/{job_id}", "job_id", id.substring(0, 6), completion -> assertThat(
                                        completion.values())
                                .contains(id))
                .thenAssertResults();
    }

    /** The service's clock, or ours, may be wrong. */
    @Test
    void a_fresh_output_that_is_said_to_have_expired_is_linked_with_a_doubt() {
        stubCompleted("2026-11-01T10:00:00Z");

        JsonObject result = call(arguments());

        JsonObject job = result.getJsonObject("structuredContent");
        assertMatchesSchema(job);
        assertThat(job.getString("status")).isEqualTo("completed");
        assertThat(job.getString("note")).contains("expired at 2026-11-01T10:00:00Z");
        assertThat(result.getJsonArray("content")).hasSize(2);
        assertThat(result.getJsonArray("content").getJsonObject(0).getString("text"))
                .contains("https://api18.dev/v1/files/abc123", job.getString("note"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api18mcp://jobs/j_0000000000000000", "api18mcp://jobs/x", "api18mcp://models/none"})
    void an_unknown_resource_is_not_found(String uri) {
        JsonObject read = client.newRequest("resources/read").put("params", new JsonObject().put("uri", uri));
        client.sendAndForget(read);

        assertThat(errorCode(read)).isEqualTo(-32002);
    }

    @Test
    void models_are_resources() {
        client.when()
                .resourcesRead("api18mcp://models", response -> assertThat(new JsonObject(
                                        response.contents().get(0).asText().text())
                                .getJsonArray("models"))
                        .hasSize(9))
                .resourcesRead("api18mcp://models/hera-1.0-text-to-image", response -> assertThat(new JsonObject(
                                        response.contents().get(0).asText().text())
                                .getJsonObject("input_schema")
                                .getJsonObject("properties"))
                        .isNotEmpty())
                .resourceTemplateComplete(
                        "api18mcp://models/{id}", "id", "zeus", completion -> assertThat(completion.values())
                                .containsExactly("zeus-1.0-image-to-video", "zeus-1.0-image-to-video-480p"))
                .thenAssertResults();
    }

    @Test
    void a_call_repeated_with_its_idempotency_key_returns_the_same_job() {
        stubCompleted();
        String key = UUID.randomUUID().toString();

        JsonObject first = callWithKey(key, arguments());
        JsonObject again = callWithKey(key, arguments());
        JsonObject other = callWithKey(key, arguments().put("num_images", 2));

        assertThat(again.getString("job_id")).isEqualTo(first.getString("job_id"));
        assertThat(again.getBoolean("reused")).isTrue();
        assertThat(other.getString("status")).isEqualTo("refused");
        assertThat(other.getJsonObject("error").getString("type")).isEqualTo("invalid_arguments");
        assertThat(other.toString()).contains("idempotency-key").doesNotContain(key);
        service().verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void an_invalid_idempotency_key_is_refused() {
        JsonObject job = callWithKey(5, arguments());

        assertThat(job.getJsonObject("error").getString("type")).isEqualTo("invalid_arguments");
        assertMatchesSchema(job);
        service().verify(0, postRequestedFor(anyUrl()));
    }

    private JsonObject callWithKey(Object key, JsonObject arguments) {
        JsonObject request = request(arguments);
        request.getJsonObject("params").put("_meta", new JsonObject().put("api18mcp/idempotency-key", key));
        client.sendAndForget(request);
        return client.waitForResponse(request).getJsonObject("result").getJsonObject("structuredContent");
    }

    private int errorCode(JsonObject request) {
        return client.waitForResponse(request).getJsonObject("error").getInteger("code");
    }
}

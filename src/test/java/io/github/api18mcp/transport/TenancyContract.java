package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.BearerTokens;
import io.quarkiverse.mcp.server.test.McpAssured.McpAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpTestClient;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ann has a job. Ben knows its id and all that went into it, and tries every way to it. */
abstract class TenancyContract<A extends McpAssert<A>, C extends McpTestClient<A, C>> {

    private static final String TOOL = "hera_1_0_text_to_image";

    private final String prompt = "a cat, number " + UUID.randomUUID();

    private C ann;
    private C ben;

    abstract C connected(MultiMap headers);

    @BeforeEach
    void connect() {
        ann = connected(token("ann"));
        ben = connected(token("ben"));
    }

    @AfterEach
    void disconnect() {
        ann.disconnect();
        ben.disconnect();
    }

    @Test
    void by_its_id() {
        String id = id(made(ann, prompt));

        assertThat(error(call(ben, "get_job", new JsonObject().put("job_id", id))))
                .isEqualTo("job_not_found");
        assertThat(call(ann, "get_job", new JsonObject().put("job_id", id)).getString("status"))
                .isEqualTo("completed");
    }

    @Test
    void by_listing() {
        String id = id(made(ann, prompt));

        assertThat(call(ben, "list_jobs", new JsonObject().put("limit", 100)).toString())
                .doesNotContain(id);
        assertThat(error(call(ben, "list_jobs", new JsonObject().put("before", id))))
                .isEqualTo("job_not_found");
        assertThat(call(ann, "list_jobs", new JsonObject().put("limit", 100)).toString())
                .contains(id);
    }

    @Test
    void by_its_resource() {
        String id = id(made(ann, prompt));

        assertThat(read(ben, id).getJsonObject("error").getInteger("code")).isEqualTo(-32002);
        assertThat(read(ann, id).getJsonObject("result").toString()).contains(id);
    }

    @Test
    void by_completion() {
        String id = id(made(ann, prompt));

        assertThat(completed(ben, id)).isEmpty();
        assertThat(completed(ann, id)).contains(id);
    }

    @Test
    void by_adoption() {
        String abandoned = id(call(ann, TOOL, new JsonObject().put("prompt", prompt + " #never")));

        JsonObject bens = call(ben, TOOL, new JsonObject().put("prompt", prompt + " #never"));
        JsonObject anns = call(ann, TOOL, new JsonObject().put("prompt", prompt + " #never"));

        assertThat(id(bens)).isNotEqualTo(abandoned);
        assertThat(bens.getBoolean("reused")).isFalse();
        assertThat(id(anns)).isEqualTo(abandoned);
    }

    @Test
    void by_its_idempotency_key() {
        String key = UUID.randomUUID().toString();

        assertThat(id(keyed(ben, key))).isNotEqualTo(id(keyed(ann, key)));
    }

    @Test
    void by_confirming_it() {
        JsonObject waiting =
                call(ann, TOOL, new JsonObject().put("prompt", prompt).put("num_images", 9));
        assertThat(waiting.getString("status")).isEqualTo("awaiting_confirmation");
        JsonObject confirmation = new JsonObject().put("job_id", id(waiting)).put("price_usd", 0.504);

        assertThat(error(call(ben, "confirm_job", confirmation))).isEqualTo("job_not_found");
        assertThat(call(ann, "confirm_job", confirmation).getString("status")).isEqualTo("completed");
    }

    @Test
    void by_its_cost() {
        Object before = call(ben, "spending", new JsonObject()).getValue("spent_usd");

        made(ann, prompt);

        assertThat(call(ben, "spending", new JsonObject()).getValue("spent_usd"))
                .isEqualTo(before);
    }

    private JsonObject made(C client, String what) {
        JsonObject job = call(client, TOOL, new JsonObject().put("prompt", what));
        assertThat(job.getString("status")).isEqualTo("completed");
        return job;
    }

    private JsonObject keyed(C client, String key) {
        JsonObject request = request(client, TOOL, new JsonObject().put("prompt", prompt));
        request.getJsonObject("params").put("_meta", new JsonObject().put("api18mcp/idempotency-key", key));
        return answer(client, request).getJsonObject("result").getJsonObject("structuredContent");
    }

    private JsonObject call(C client, String tool, JsonObject arguments) {
        return answer(client, request(client, tool, arguments))
                .getJsonObject("result")
                .getJsonObject("structuredContent");
    }

    private JsonObject read(C client, String id) {
        return answer(
                client,
                client.newRequest("resources/read")
                        .put("params", new JsonObject().put("uri", "api18mcp://jobs/" + id)));
    }

    private JsonArray completed(C client, String id) {
        JsonObject params = new JsonObject()
                .put("ref", new JsonObject().put("type", "ref/resource").put("uri", "api18mcp://jobs/{job_id}"))
                .put("argument", new JsonObject().put("name", "job_id").put("value", id.substring(0, 8)));
        return answer(client, client.newRequest("completion/complete").put("params", params))
                .getJsonObject("result")
                .getJsonObject("completion")
                .getJsonArray("values");
    }

    private JsonObject request(C client, String tool, JsonObject arguments) {
        return client.newRequest("tools/call")
                .put("params", new JsonObject().put("name", tool).put("arguments", arguments));
    }

    private JsonObject answer(C client, JsonObject request) {
        client.sendAndForget(request);
        return client.waitForResponse(request);
    }

    private static String id(JsonObject job) {
        return job.getString("job_id");
    }

    private static String error(JsonObject job) {
        return job.getJsonObject("error").getString("type");
    }

    private static MultiMap token(String name) {
        return MultiMap.caseInsensitiveMultiMap().add("Authorization", BearerTokens.header(name));
    }
}

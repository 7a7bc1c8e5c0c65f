package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.Patience;
import io.quarkiverse.mcp.server.test.McpAssured.McpAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpTestClient;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ann has a job. Ben knows its id and its arguments, and must not reach it in any way. */
@ExtendWith(Patience.class)
abstract class TenancyContract<A extends McpAssert<A>, C extends McpTestClient<A, C>> {

    private static final String TOOL = "hera_1_0_text_to_image";

    private final String prompt = "a cat, number " + UUID.randomUUID();

    private C ann;
    private C ben;

    abstract C openClient(MultiMap headers);

    @BeforeEach
    void connect() {
        ann = openClient(authorization("ann"));
        ben = openClient(authorization("ben"));
    }

    @AfterEach
    void disconnect() {
        ann.disconnect();
        ben.disconnect();
    }

    @Test
    void another_caller_cannot_get_a_job_by_its_id() {
        String id = jobId(completedJob(ann, prompt));

        assertThat(errorType(call(ben, "get_job", new JsonObject().put("job_id", id))))
                .isEqualTo("job_not_found");
        assertThat(call(ann, "get_job", new JsonObject().put("job_id", id)).getString("status"))
                .isEqualTo("completed");
    }

    @Test
    void another_caller_does_not_see_the_job_in_a_list() {
        String id = jobId(completedJob(ann, prompt));

        assertThat(call(ben, "list_jobs", new JsonObject().put("limit", 100)).toString())
                .doesNotContain(id);
        assertThat(errorType(call(ben, "list_jobs", new JsonObject().put("before", id))))
                .isEqualTo("job_not_found");
        assertThat(call(ann, "list_jobs", new JsonObject().put("limit", 100)).toString())
                .contains(id);
    }

    @Test
    void another_caller_cannot_read_the_resource_of_the_job() {
        String id = jobId(completedJob(ann, prompt));

        assertThat(read(ben, id).getJsonObject("error").getInteger("code")).isEqualTo(-32002);
        assertThat(read(ann, id).getJsonObject("result").toString()).contains(id);
    }

    @Test
    void another_caller_gets_no_completion_for_the_id() {
        String id = jobId(completedJob(ann, prompt));

        assertThat(completions(ben, id)).isEmpty();
        assertThat(completions(ann, id)).contains(id);
    }

    @Test
    void another_caller_does_not_adopt_an_abandoned_job() {
        String abandoned = jobId(call(ann, TOOL, new JsonObject().put("prompt", prompt + " #never")));

        JsonObject bens = call(ben, TOOL, new JsonObject().put("prompt", prompt + " #never"));
        JsonObject anns = call(ann, TOOL, new JsonObject().put("prompt", prompt + " #never"));

        assertThat(jobId(bens)).isNotEqualTo(abandoned);
        assertThat(bens.getBoolean("reused")).isFalse();
        assertThat(jobId(anns)).isEqualTo(abandoned);
    }

    @Test
    void another_caller_does_not_get_the_job_with_the_same_idempotency_key() {
        String key = UUID.randomUUID().toString();

        assertThat(jobId(callWithKey(ben, key))).isNotEqualTo(jobId(callWithKey(ann, key)));
    }

    @Test
    void another_caller_cannot_confirm_the_job() {
        JsonObject waiting =
                call(ann, TOOL, new JsonObject().put("prompt", prompt).put("num_images", 9));
        assertThat(waiting.getString("status")).isEqualTo("awaiting_confirmation");
        JsonObject confirmation = new JsonObject().put("job_id", jobId(waiting)).put("price_usd", 0.504);

        assertThat(errorType(call(ben, "confirm_job", confirmation))).isEqualTo("job_not_found");
        assertThat(call(ann, "confirm_job", confirmation).getString("status")).isEqualTo("completed");
    }

    @Test
    void the_cost_of_the_job_does_not_count_for_another_caller() {
        Object before = call(ben, "spending", new JsonObject()).getValue("spent_usd");

        completedJob(ann, prompt);

        assertThat(call(ben, "spending", new JsonObject()).getValue("spent_usd"))
                .isEqualTo(before);
    }

    private JsonObject completedJob(C client, String prompt) {
        JsonObject job = call(client, TOOL, new JsonObject().put("prompt", prompt));
        assertThat(job.getString("status")).isEqualTo("completed");
        return job;
    }

    private JsonObject callWithKey(C client, String key) {
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

    private JsonArray completions(C client, String id) {
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

    private static String jobId(JsonObject job) {
        return job.getString("job_id");
    }

    private static String errorType(JsonObject job) {
        return job.getJsonObject("error").getString("type");
    }

    private static MultiMap authorization(String name) {
        return MultiMap.caseInsensitiveMultiMap().add("Authorization", BearerTokens.header(name));
    }
}

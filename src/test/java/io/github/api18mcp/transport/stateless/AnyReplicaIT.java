package io.github.api18mcp.transport.stateless;

import static io.github.api18mcp.transport.stateless.StatelessMessages.FORMS;
import static io.github.api18mcp.transport.stateless.StatelessMessages.NO_CAPABILITIES;
import static io.github.api18mcp.transport.stateless.StatelessMessages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.Jar;
import io.github.api18mcp.Postgres;
import io.github.api18mcp.Served;
import io.github.api18mcp.provider.api18.SharedApi18;
import io.github.api18mcp.provider.api18.SharedApi18.Door;
import io.github.api18mcp.recovery.LoadBalancer;
import io.github.api18mcp.recovery.LoadBalancer.Choice;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two replicas behind an address that sends each request to the other one: no request needs the replica of an earlier one. */
@Timeout(180)
class AnyReplicaIT {

    private static final String TOOL = "hera_1_0_text_to_image";
    private static final JsonObject CAT = new JsonObject().put("prompt", "A cat");
    private static final int INVALID_PARAMS = -32602;

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @RegisterExtension
    final SharedApi18 service = new SharedApi18();

    @RegisterExtension
    final Jar jar = new Jar()
            .flag("-Dapi18mcp.poll.fastest=500ms")
            .flag("-Dapi18mcp.poll.slowest=500ms")
            .with("API18MCP_CONFIRM_ABOVE_USD", "0.30")
            .with("API18MCP_ACCESS_TOKENS_FILE", BearerTokens.file("ann"));

    @RegisterExtension
    final LoadBalancer address = new LoadBalancer(Choice.IN_TURN);

    private String database;
    private Door doorOfA;
    private Door doorOfB;
    private StatelessClient ann;

    @BeforeEach
    void twoReplicas() {
        database = POSTGRES.database();
        POSTGRES.journal(jar, database);
        doorOfA = service.door();
        doorOfB = service.door();
        Served a = Served.by(doorOfA.leads(jar));
        Served b = Served.by(doorOfB.leads(jar));
        address.add(a.address());
        address.add(b.address());
        ann = new StatelessClient(address.uri()).with("Authorization", BearerTokens.header("ann"));
    }

    @Test
    void a_job_of_one_is_waited_for_with_progress_at_the_other() throws IOException {
        JsonObject submission = new JsonObject().put("model", SharedApi18.MODEL).put("arguments", CAT);
        String job = ann.send(StatelessMessages.call(1, "submit_job", submission))
                .job()
                .getString("job_id");

        JsonObject wait = new JsonObject().put("job_id", job).put("wait_seconds", 50);
        JsonObject result;
        try (BufferedReader messages = stream("get_job", wait)) {
            assertThat(next(messages).getString("method")).isEqualTo("notifications/progress");
            service.finish();
            result = last(messages);
        }

        assertThat(result.getJsonObject("structuredContent").getString("status"))
                .isEqualTo("completed");
        assertThat(doorOfA.prompts()).containsExactly("A cat");
        assertThat(doorOfB.polls()).isEmpty();
    }

    @Test
    void the_job_of_a_call_that_was_cancelled_at_one_is_adopted_by_the_same_call_at_the_other()
            throws IOException, InterruptedException {
        try (BufferedReader messages = stream(TOOL, CAT)) {
            assertThat(next(messages).getString("method")).isEqualTo("notifications/progress");
            service.await("the job has been paid for", () -> service.paidRequests() == 1);
        }
        service.await("the call has been cancelled", () -> abandonedJobs() == 1);
        service.finish();

        JsonObject job = ann.send(StatelessMessages.call(2, TOOL, CAT)).job();

        assertThat(job.getString("status")).isEqualTo("completed");
        assertThat(job.getBoolean("reused")).as("%s", job).isTrue();
        assertThat(service.paidRequests()).isEqualTo(1);
    }

    @Test
    void what_one_asks_is_answered_at_the_other_and_counts_once_for_both() {
        service.finish();
        JsonObject expensive =
                new JsonObject().put("name", TOOL).put("arguments", CAT.copy().put("num_images", 9));
        JsonObject question =
                ann.send(request(1, "tools/call", expensive, FORMS)).result();
        JsonObject consent = new JsonObject(
                """
                {"confirmation": {"action": "accept", "content": {"spend": true}}}
                """);
        JsonObject answered = expensive
                .copy()
                .put("requestState", question.getString("requestState"))
                .put("inputResponses", consent);

        JsonObject job = ann.send(request(2, "tools/call", answered, FORMS)).job();
        JsonObject replayed =
                ann.send(request(3, "tools/call", answered, FORMS)).error();

        assertThat(question.getString("resultType")).isEqualTo("input_required");
        assertThat(job.getString("status")).isEqualTo("completed");
        assertThat(replayed.getInteger("code")).isEqualTo(INVALID_PARAMS);
        assertThat(doorOfA.prompts()).isEmpty();
        assertThat(doorOfB.prompts()).containsExactly("A cat");
    }

    /** The messages of a call that wants progress. */
    private BufferedReader stream(String tool, JsonObject arguments) {
        JsonObject params = new JsonObject()
                .put("name", tool)
                .put("arguments", arguments)
                .put("_meta", new JsonObject().put("progressToken", tool));
        return new BufferedReader(new InputStreamReader(
                ann.open(request(7, "tools/call", params, NO_CAPABILITIES)).body(), StandardCharsets.UTF_8));
    }

    private static JsonObject next(BufferedReader messages) throws IOException {
        String line = messages.readLine();
        while (!line.startsWith("data: ")) {
            line = messages.readLine();
        }
        return new JsonObject(line.substring("data: ".length()));
    }

    private static JsonObject last(BufferedReader messages) throws IOException {
        JsonObject message = next(messages);
        while (!message.containsKey("result")) {
            message = next(messages);
        }
        return message.getJsonObject("result");
    }

    private int abandonedJobs() {
        return POSTGRES.sql(database)
                .withHandle(handle -> handle.createQuery("select count(*) from job where wait_status = 'ABANDONED'")
                        .mapTo(Integer.class)
                        .one());
    }
}

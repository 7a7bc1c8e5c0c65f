package io.github.api18mcp.transport.stateless;

import static io.github.api18mcp.transport.stateless.StatelessMessages.FORMS;
import static io.github.api18mcp.transport.stateless.StatelessMessages.NO_CAPABILITIES;
import static io.github.api18mcp.transport.stateless.StatelessMessages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.profile.TokensProfile;
import io.github.api18mcp.transport.stateless.StatelessClient.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call above the threshold ends with the question whether to spend $0.504; the client repeats it with the answer. */
@QuarkusTest
@TestProfile(TokensProfile.class)
class ConfirmationByRepetitionTest {

    private static final String TOOL = "hera_1_0_text_to_image";
    private static final String ACCEPT = "{'action': 'accept', 'content': {'spend': true}}";
    private static final int INVALID_PARAMS = -32602;

    private final String prompt = "a cat, number " + UUID.randomUUID();

    @TestHTTPResource
    URI server;

    private StatelessClient ann;
    private StatelessClient ben;
    private final Set<String> jobsBefore = new HashSet<>();

    @BeforeEach
    void connect() {
        StatelessClient client = new StatelessClient(URI.create("http://localhost:" + server.getPort()));
        ann = client.with("Authorization", BearerTokens.header("ann"));
        ben = client.with("Authorization", BearerTokens.header("ben"));
        jobsOf(ann).forEach(job -> jobsBefore.add(job.getString("job_id")));
        jobsOf(ben).forEach(job -> jobsBefore.add(job.getString("job_id")));
    }

    @Test
    void the_question_states_the_price_and_nothing_is_sent() {
        JsonObject asked = call(ann).result();

        assertThat(asked.getString("resultType")).isEqualTo("input_required");
        JsonObject question = asked.getJsonObject("inputRequests").getJsonObject("confirmation");
        assertThat(question.getString("method")).isEqualTo("elicitation/create");
        assertThat(question.getJsonObject("params").getString("message")).contains(prompt, "$0.504");
        assertThat(asked.containsKey("structuredContent")).isFalse();
        assertThat(jobsOf(ann)).hasSize(1).allSatisfy(job -> assertThat(job.getString("status"))
                .isEqualTo("awaiting_confirmation"));
    }

    @Test
    void with_the_consent_of_the_person_the_same_job_completes() {
        String state = state(call(ann));

        JsonObject job = answer(ann, state, ACCEPT).job();

        assertThat(job.getString("charged")).isEqualTo("yes");
        assertThat(job.getDouble("quoted_usd")).isEqualTo(0.504);
        assertThat(jobsOf(ann)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "{'action': 'decline'}; refused",
                "{'action': 'accept', 'content': {'spend': false}}; refused",
                "{'action': 'cancel'}; awaiting_confirmation",
                "{'action': 'accept'}; awaiting_confirmation",
                "{'action': 'accept', 'content': {'spend': 'true'}}; awaiting_confirmation",
                "{}; awaiting_confirmation"
            })
    void without_consent_nothing_is_sent(String response, String status) {
        String state = state(call(ann));

        JsonObject job = answer(ann, state, response).job();

        assertThat(job.getString("status")).isEqualTo(status);
        assertThat(job.getString("charged")).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'confirmation': true}", "{'other': {'action': 'accept', 'content': {'spend': true}}}"})
    void without_an_answer_the_person_is_asked_again_about_the_same_job(String responses) {
        String state = state(call(ann));

        Reply again = send(ann, arguments().put("num_images", 9), state, responses, FORMS);

        assertThat(again.result().getString("resultType")).isEqualTo("input_required");
        assertThat(jobsOf(ann)).hasSize(1);
        assertThat(answer(ann, state(again), ACCEPT).job().getString("charged")).isEqualTo("yes");
    }

    @Test
    void a_submitted_job_is_confirmed_in_the_same_way() {
        JsonObject arguments = new JsonObject()
                .put("model", "hera-1.0-text-to-image")
                .put("arguments", arguments().put("num_images", 9));
        JsonObject params = new JsonObject().put("name", "submit_job").put("arguments", arguments);
        String state = state(ann.send(request(1, "tools/call", params, FORMS)));

        Reply answered = ann.send(request(2, "tools/call", answered(params, state, ACCEPT), FORMS));

        assertThat(answered.job().getString("status")).isIn("processing", "completed");
        assertThat(jobsOf(ann)).hasSize(1);
    }

    @Test
    void a_client_that_cannot_ask_gets_the_job_that_awaits_confirmation() {
        JsonObject urlsOnly = new JsonObject().put("elicitation", new JsonObject().put("url", new JsonObject()));
        for (JsonObject capabilities : List.of(NO_CAPABILITIES, urlsOnly)) {
            Reply reply = ann.send(request(1, "tools/call", params(), capabilities));

            assertThat(reply.result().getString("resultType")).isEqualTo("complete");
            assertThat(reply.job().getString("status")).isEqualTo("awaiting_confirmation");
        }
    }

    @Test
    void a_changed_state_is_refused() {
        String state = state(call(ann));
        char last = state.charAt(state.length() - 1);

        for (String changed : List.of(
                state.substring(0, state.length() - 1) + (last == 'A' ? 'B' : 'A'),
                state.replace(".504000.", ".1."),
                state.replace("ABOVE_THRESHOLD", "PAY_AGAIN"),
                state + "A",
                "",
                "anything")) {
            assertRefused(answer(ann, changed, ACCEPT));
        }
        assertNothingWasSent();
    }

    @Test
    void the_state_of_another_caller_is_refused() {
        String state = state(call(ann));

        assertRefused(answer(ben, state, ACCEPT));
        assertNothingWasSent();
        assertThat(jobsOf(ben)).isEmpty();
    }

    @Test
    void a_state_for_other_arguments_is_refused() {
        String state = state(call(ann));

        assertRefused(send(ann, arguments().put("num_images", 10), state, "{'confirmation': " + ACCEPT + "}", FORMS));
        assertRefused(send(
                ann,
                new JsonObject().put("prompt", prompt + "!").put("num_images", 9),
                state,
                "{'confirmation': " + ACCEPT + "}",
                FORMS));
        assertNothingWasSent();
    }

    @Test
    void a_state_for_another_tool_is_refused() {
        String state = state(call(ann));
        JsonObject params = answered(params().put("name", "hera_1_0_image_edit"), state, ACCEPT);

        assertRefused(ann.send(request(1, "tools/call", params, FORMS)));
        assertNothingWasSent();
    }

    @Test
    void a_state_counts_once() {
        String state = state(call(ann));
        JsonObject job = answer(ann, state, ACCEPT).job();

        Reply replayed = answer(ann, state, ACCEPT);

        assertRefused(replayed);
        assertThat(replayed.error().getString("message")).contains("used before", job.getString("job_id"));
        assertThat(jobsOf(ann)).hasSize(1);
    }

    @Test
    void a_state_counts_once_also_if_the_person_declined() {
        String state = state(call(ann));
        answer(ann, state, "{'action': 'decline'}");

        assertRefused(answer(ann, state, ACCEPT));
        assertThat(jobsOf(ann))
                .allSatisfy(job -> assertThat(job.getString("charged")).isEqualTo("no"));
    }

    @Test
    void of_many_repetitions_at_once_one_counts() {
        String state = state(call(ann));

        List<Reply> replies = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> answer(ann, state, ACCEPT)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(replies)
                .filteredOn(reply -> reply.response().containsKey("result"))
                .hasSize(1);
        assertThat(jobsOf(ann)).hasSize(1);
    }

    @Test
    void an_answer_without_a_state_is_no_consent() {
        JsonObject params = params().put("inputResponses", responses("{'confirmation': " + ACCEPT + "}"));

        Reply reply = ann.send(request(1, "tools/call", params, FORMS));

        assertThat(reply.result().getString("resultType")).isEqualTo("input_required");
        assertNothingWasSent();
    }

    @Test
    void the_answer_to_one_of_two_questions_about_a_job_confirms_it_once() {
        String first = state(call(ann));
        String second = state(call(ann));
        assertThat(answer(ann, second, ACCEPT).job().getString("charged")).isEqualTo("yes");

        Reply late = answer(ann, first, ACCEPT);

        assertThat(late.result().getString("resultType")).isEqualTo("input_required");
        assertThat(jobsOf(ann))
                .filteredOn(job -> job.getString("charged").equals("yes"))
                .hasSize(1);
    }

    private Reply call(StatelessClient client) {
        return client.send(request(1, "tools/call", params(), FORMS));
    }

    private Reply answer(StatelessClient client, String state, String response) {
        return client.send(request(2, "tools/call", answered(params(), state, response), FORMS));
    }

    private Reply send(
            StatelessClient client, JsonObject arguments, String state, String responses, JsonObject capabilities) {
        JsonObject params = params().put("arguments", arguments)
                .put("requestState", state)
                .put("inputResponses", responses(responses));
        return client.send(request(3, "tools/call", params, capabilities));
    }

    private static JsonObject answered(JsonObject params, String state, String response) {
        return params.copy()
                .put("requestState", state)
                .put("inputResponses", responses("{'confirmation': " + response + "}"));
    }

    private static JsonObject responses(String json) {
        return new JsonObject(json.replace('\'', '"'));
    }

    private JsonObject params() {
        return new JsonObject().put("name", TOOL).put("arguments", arguments().put("num_images", 9));
    }

    private JsonObject arguments() {
        return new JsonObject().put("prompt", prompt);
    }

    private static String state(Reply asked) {
        return asked.result().getString("requestState");
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.error().getInteger("code")).isEqualTo(INVALID_PARAMS);
        assertThat(reply.error().getString("message")).contains("Nothing was sent and nothing was charged");
    }

    private void assertNothingWasSent() {
        assertThat(jobsOf(ann))
                .allSatisfy(job -> assertThat(job.getString("status")).isEqualTo("awaiting_confirmation"));
    }

    /** The jobs of this test. */
    private List<JsonObject> jobsOf(StatelessClient client) {
        return client
                .send(StatelessMessages.call(9, "list_jobs", new JsonObject().put("limit", 100)))
                .job()
                .getJsonArray("jobs")
                .stream()
                .map(JsonObject.class::cast)
                .filter(job -> !jobsBefore.contains(job.getString("job_id")))
                .toList();
    }
}

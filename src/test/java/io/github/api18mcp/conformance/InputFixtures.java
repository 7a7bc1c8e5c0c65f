package io.github.api18mcp.conformance;

import static io.github.api18mcp.conformance.ToolFixtures.text;

import io.github.api18mcp.tool.mcp.MultiRoundTrip;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpConnection;
import io.quarkiverse.mcp.server.McpException;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.ToolResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;

/** The tools that end with questions to the client, which repeats the call with the answers. */
final class InputFixtures {

    private static final String PREFIX = "test_input_required_result_";
    private static final String STATE = "a state that is not signed";

    private final ToolFixtures tools;

    InputFixtures(ToolFixtures tools) {
        this.tools = tools;
    }

    void register() {
        tools.register("test_missing_capability", call -> ask(call, new JsonObject().put("sample", sampling())));
        tools.register("test_streaming_elicitation", call -> ask(call, new JsonObject().put("value", form("value"))));
        tools.register(PREFIX + "elicitation", call -> answer(call, "user_name")
                .map(answer -> text("Hello, " + content(answer).getString("name") + "!"))
                .orElseGet(() -> ask(call, new JsonObject().put("user_name", form("name")))));
        tools.register(PREFIX + "sampling", call -> answer(call, "sample_request")
                .map(answer -> text("Sampling result: " + content(answer).getString("text")))
                .orElseGet(() -> ask(call, new JsonObject().put("sample_request", sampling()))));
        tools.register(PREFIX + "list_roots", call -> answer(call, "roots_request")
                .map(answer -> text("Found " + answer.getJsonArray("roots").size() + " root(s)"))
                .orElseGet(() -> ask(call, new JsonObject().put("roots_request", roots()))));
        tools.register(PREFIX + "request_state", call -> confirm(call, "state-ok: requestState validated"));
        tools.register(PREFIX + "tampered_state", call -> confirm(call, "integrity-ok: state verified"));
        tools.register(PREFIX + "multiple_inputs", InputFixtures::multipleInputs);
        tools.register(PREFIX + "multi_round", InputFixtures::multiRound);
        tools.register(PREFIX + "capabilities", InputFixtures::capabilities);
    }

    private static ToolResponse confirm(ToolArguments call, String confirmed) {
        Optional<String> state = trip(call.connection()).requestState();
        if (state.isPresent() && !state.get().equals(STATE)) {
            throw new McpException("requestState integrity check failed", JsonRpcErrorCodes.INVALID_PARAMS);
        }
        return state.isPresent() && answer(call, "confirm").isPresent()
                ? text(confirmed)
                : ask(call, new JsonObject().put("confirm", form("ok", "boolean")), STATE);
    }

    private static ToolResponse multipleInputs(ToolArguments call) {
        return Stream.of("user_name", "greeting", "client_roots")
                        .allMatch(key -> answer(call, key).isPresent())
                ? text("Name: " + content(answer(call, "user_name").get()).getString("name"))
                : ask(
                        call,
                        new JsonObject()
                                .put("user_name", form("name"))
                                .put("greeting", sampling())
                                .put("client_roots", roots()),
                        STATE);
    }

    private static ToolResponse multiRound(ToolArguments call) {
        String round = trip(call.connection()).requestState().orElse("");
        if (round.equals("2") && answer(call, "step2").isPresent()) {
            return text("Multi-round complete");
        }
        return round.equals("1") && answer(call, "step1").isPresent()
                ? ask(call, new JsonObject().put("step2", form("color")), "2")
                : ask(call, new JsonObject().put("step1", form("name")), "1");
    }

    /** Asks only what the client declared that it can answer. */
    private static ToolResponse capabilities(ToolArguments call) {
        JsonObject questions = new JsonObject();
        if (call.connection().initialRequest().supportsElicitationFormMode()) {
            questions.put("elicit_input", form("value"));
        }
        if (call.connection().initialRequest().supportsSampling()) {
            questions.put("sample_input", sampling());
        }
        boolean isAnswered = questions.fieldNames().stream()
                .anyMatch(key -> answer(call, key).isPresent());
        return questions.isEmpty() || isAnswered ? text("capabilities-ok") : ask(call, questions, STATE);
    }

    static MultiRoundTrip trip(McpConnection connection) {
        return (MultiRoundTrip) connection;
    }

    static JsonObject form(String field) {
        return form(field, "string");
    }

    private static JsonObject form(String field, String type) {
        JsonObject schema = new JsonObject()
                .put("type", "object")
                .put("properties", new JsonObject().put(field, new JsonObject().put("type", type)))
                .put("required", new JsonArray().add(field));
        return new JsonObject()
                .put("method", "elicitation/create")
                .put("params", new JsonObject().put("message", "Please answer").put("requestedSchema", schema));
    }

    private static JsonObject sampling() {
        JsonObject message = new JsonObject()
                .put("role", "user")
                .put("content", new JsonObject().put("type", "text").put("text", "What is the capital of France?"));
        return new JsonObject()
                .put("method", "sampling/createMessage")
                .put(
                        "params",
                        new JsonObject()
                                .put("messages", new JsonArray().add(message))
                                .put("maxTokens", 100));
    }

    private static JsonObject roots() {
        return new JsonObject().put("method", "roots/list").put("params", new JsonObject());
    }

    private static ToolResponse ask(ToolArguments call, JsonObject questions) {
        trip(call.connection()).requireInput(questions, Optional.empty());
        return text("Replaced by the questions");
    }

    private static ToolResponse ask(ToolArguments call, JsonObject questions, String state) {
        trip(call.connection()).requireInput(questions, Optional.of(state));
        return text("Replaced by the questions");
    }

    /** An answer of another form is none. */
    private static Optional<JsonObject> answer(ToolArguments call, String key) {
        return trip(call.connection())
                .inputResponse(key)
                .filter(answer -> answer.getValue("roots") instanceof JsonArray
                        || answer.getValue("content") instanceof JsonObject);
    }

    private static JsonObject content(JsonObject answer) {
        return answer.getJsonObject("content");
    }
}

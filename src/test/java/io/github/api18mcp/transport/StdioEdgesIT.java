package io.github.api18mcp.transport;

import static io.github.api18mcp.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The protocol line by line. Clients disconnect at the first line that is not a message, and wait forever for a missing one. */
class StdioEdgesIT {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    @RegisterExtension
    final Jar jar = new Jar().with("API18MCP_SANDBOX_SPEED", "max");

    private JarProcess server;

    @Test
    void writes_only_messages_to_standard_output() {
        jar.with("API18MCP_LOG_LEVEL", "DEBUG").with("JAVA_TOOL_OPTIONS", "-Dseen.by=java");
        start();

        server.send(
                        request(1, "tools/list"),
                        call(2, new JsonObject().put("prompt", "a cat")),
                        call(3, promptWithoutEnd()))
                .send("nonsense");
        server.answer(2);
        JarProcess.Ended ended = server.endInput().ended();

        assertThat(ended.out()).allSatisfy(line -> assertThat(new JsonObject(line).getString("jsonrpc"))
                .isEqualTo("2.0"));
        assertThat(ended.err())
                .anyMatch(line -> line.contains("Picked up JAVA_TOOL_OPTIONS"))
                .anyMatch(line -> line.contains("DEBUG"));
    }

    @Test
    void skips_blank_lines() {
        start();

        server.send("").send("  ").send("\t").send(request(1, "ping"));

        assertThat(server.message().getInteger("id")).isEqualTo(1);
    }

    @Test
    void answers_a_line_that_is_not_json_and_reads_the_next() {
        start();

        for (String line : List.of("nonsense", "{\"jsonrpc\": \"2.0\",", "{\"a\": 1} {", "{'a': 1}", "\u0000")) {
            server.send(line);
            assertRefused(-32700);
        }
        server.sendBytes(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
        assertRefused(-32700);

        assertAnswersPing();
    }

    @Test
    void answers_a_line_that_is_not_an_object_and_reads_the_next() {
        start();

        for (String line : List.of("[1]", "[]", "1", "\"x\"", "null", "true", "{}", "[[]]")) {
            server.send(line);
            assertRefused(-32600);
        }

        assertAnswersPing();
    }

    @Test
    void reads_a_line_of_4_mb_and_refuses_a_longer_one() {
        start();

        server.send(ping(MAX_BYTES));
        assertThat(server.message().getJsonObject("result")).isNotNull();
        server.send(ping(MAX_BYTES + 1));
        assertThat(assertRefused(-32600)).contains("4 MB");
        server.send("x".repeat(3 * MAX_BYTES));
        assertRefused(-32600);

        assertAnswersPing();
    }

    @Test
    void answers_params_of_the_wrong_type_with_the_id_of_the_request() {
        start();

        for (Object id : List.of(7, "seven")) {
            for (String params :
                    List.of("[1]", "\"x\"", "5", "{\"name\": 5}", "{\"name\": \"quote\", \"arguments\": \"x\"}")) {
                server.send("{\"jsonrpc\": \"2.0\", \"id\": %s, \"method\": \"tools/call\", \"params\": %s}"
                        .formatted(id instanceof String ? "\"" + id + "\"" : id, params));
                JsonObject answer = server.message();
                assertThat(answer.getValue("id")).isEqualTo(id);
                assertThat(answer.getJsonObject("error").getInteger("code")).isEqualTo(-32602);
            }
        }
    }

    @Test
    void does_not_answer_messages_without_an_id() {
        start();

        server.send("{\"jsonrpc\": \"2.0\", \"method\": \"no/such/thing\"}")
                .send("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/no_such_thing\"}")
                .send("{\"jsonrpc\": \"2.0\", \"method\": \"ping\"}")
                .send("{\"jsonrpc\": \"2.0\", \"method\": \"tools/call\", \"params\": {\"name\": \"list_models\"}}")
                .send("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/cancelled\", \"params\": [1]}")
                .send(
                        "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/cancelled\", \"params\": {\"requestId\": 99}}");

        assertAnswersPing();
        assertThat(server.endInput().ended().out()).hasSize(2);
    }

    @Test
    void ignores_a_response_without_a_request() {
        start();

        server.send("{\"jsonrpc\": \"2.0\", \"id\": 5, \"result\": {}}")
                .send("{\"jsonrpc\": \"2.0\", \"id\": \"five\", \"result\": {}}")
                .send("{\"jsonrpc\": \"2.0\", \"id\": \"five\", \"error\": {\"code\": 1, \"message\": \"no\"}}");

        assertAnswersPing();
        assertThat(server.endInput().ended().err()).noneMatch(line -> line.contains("Exception"));
    }

    @Test
    void accepts_windows_line_endings() {
        start();

        server.send("\r").sendBytes((request(1, "ping").encode() + "\r\n").getBytes(StandardCharsets.UTF_8));

        assertThat(server.message().getInteger("id")).isEqualTo(1);
    }

    @Test
    void accepts_a_last_line_without_a_line_ending() {
        start();

        server.sendBytes(request(1, "ping").encode().getBytes(StandardCharsets.UTF_8))
                .endInput();

        assertThat(server.message().getInteger("id")).isEqualTo(1);
        assertThat(server.ended().code()).isZero();
    }

    @Test
    void uses_utf_8_whatever_the_locale_is() {
        jar.with("LC_ALL", "C").with("LANG", "C");
        start();

        server.send(call("née-🚀", new JsonObject().put("prompt", "x").put("aspect_ratio", "Füchse 🦊 狐")));

        JsonObject violation = structuredContent(server.answer("née-🚀"))
                .getJsonObject("error")
                .getJsonArray("violations")
                .getJsonObject(0);
        assertThat(violation.getString("got")).isEqualTo("\"Füchse 🦊 狐\"");
    }

    @Test
    void an_open_call_does_not_block_others() {
        start();

        server.send(call(1, promptWithoutEnd()), call(2, new JsonObject().put("prompt", "a cat")), request(3, "ping"));

        assertThat(List.of(server.answer().getInteger("id"), server.answer().getInteger("id")))
                .containsExactlyInAnyOrder(2, 3);
        assertThat(structuredContent(server.endInput().answer(1)).getString("status"))
                .isEqualTo("processing");
    }

    @Test
    void treats_null_as_missing() {
        start();

        server.send(
                new JsonObject("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\", \"params\": null}"),
                new JsonObject(
                        """
                        {"jsonrpc": "2.0", "id": 2, "method": "tools/list", "params": {"cursor": null, "_meta": null}}
                        """),
                new JsonObject(
                        """
                        {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params":
                         {"name": "list_models", "arguments": null, "_meta": {"progressToken": null}}}
                        """),
                call(
                        4,
                        new JsonObject()
                                .put("prompt", "a cat")
                                .putNull("resolution")
                                .putNull("num_images")));

        assertThat(server.answer(1).getJsonObject("result").getJsonArray("tools"))
                .hasSize(20);
        assertThat(server.answer(2).getJsonObject("result").getJsonArray("tools"))
                .hasSize(20);
        assertThat(structuredContent(server.answer(3)).getJsonArray("models")).hasSize(9);
        assertThat(structuredContent(server.answer(4)).getString("status")).isEqualTo("completed");
    }

    private void start() {
        server = jar.start("stdio").greet();
    }

    private String assertRefused(int code) {
        JsonObject answer = server.message();
        assertThat(answer.containsKey("id")).isTrue();
        assertThat(answer.getValue("id")).isNull();
        assertThat(answer.getJsonObject("error").getInteger("code")).isEqualTo(code);
        return answer.getJsonObject("error").getString("message");
    }

    private void assertAnswersPing() {
        server.send(request("ping", "ping"));
        assertThat(server.message().getValue("id")).isEqualTo("ping");
    }

    private static JsonObject call(Object id, JsonObject arguments) {
        return Messages.call(id, "hera_1_0_text_to_image", arguments);
    }

    private static JsonObject promptWithoutEnd() {
        return new JsonObject().put("prompt", "a cat #never");
    }

    /** A message of the given length. */
    private static String ping(int bytes) {
        JsonObject ping = request(1, "ping").put("params", new JsonObject().put("filler", ""));
        return ping.put(
                        "params",
                        new JsonObject()
                                .put("filler", "x".repeat(bytes - ping.encode().length())))
                .encode();
    }

    private static JsonObject structuredContent(JsonObject answer) {
        return answer.getJsonObject("result").getJsonObject("structuredContent");
    }
}

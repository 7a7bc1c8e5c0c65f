package io.github.api18mcp.transport;

import static io.github.api18mcp.Messages.initialize;
import static io.github.api18mcp.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How it ends: clients close the pipes or send a signal, and what was paid for must not be lost by that. */
class StdioEndEdgesIT {

    @RegisterExtension
    final Jar jar = new Jar().with("API18MCP_SANDBOX_SPEED", "max");

    @TempDir
    Path directory;

    @Test
    void at_the_end_of_input_a_waiting_call_is_answered_with_its_job() {
        JarProcess server = waiting();

        assertLastAnswer(server.endInput());

        assertThat(server.ended().code()).isZero();
    }

    @Test
    void when_it_is_terminated_a_waiting_call_is_answered_with_its_job() {
        JarProcess server = waiting();

        assertLastAnswer(server.terminate());

        server.ended();
    }

    /** The start stands still where it reads the key, from a pipe that has not got it yet. */
    @Test
    void when_it_is_terminated_during_its_start_it_does_not_wait_for_the_end_of_input()
            throws IOException, InterruptedException {
        Path key = directory.resolve("key");
        assumeThat(new ProcessBuilder("mkfifo", key.toString()).start().waitFor())
                .as("a named pipe")
                .isZero();
        JarProcess server = jar.with("API18_KEY_FILE", key).start("stdio");

        OutputStream pipe = Files.newOutputStream(key);
        server.terminate();
        pipe.write("api18_0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        pipe.close();

        assertThat(server.ended().out()).isEmpty();
    }

    @Test
    void a_script_that_pipes_its_messages_gets_every_answer() {
        JarProcess server = jar.start("stdio").greet();

        server.send(request(1, "tools/list"), call(2, never()), call(3, new JsonObject()))
                .endInput();

        JarProcess.Ended ended = server.ended();
        assertThat(ended.code()).isZero();
        assertThat(ended.out().stream().map(line -> new JsonObject(line).getValue("id")))
                .contains(1, 2, 3);
    }

    @Test
    void a_client_that_no_longer_reads_does_not_keep_it_alive() throws IOException {
        Process process = jar.process("stdio");
        process.getInputStream().close();

        for (JsonObject message : List.of(initialize(), request(1, "tools/list"), call(2, never()))) {
            process.getOutputStream().write((message.encode() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        process.getOutputStream().close();

        assertThat(JarProcess.exitCode(process)).isZero();
    }

    /** Asked for as often as can be, a job is sure to be asked for while the application is taken down. */
    @Test
    void a_job_that_goes_on_does_not_disturb_the_end() {
        jar.flag("-Dapi18mcp.poll.fastest=10ms").flag("-Dapi18mcp.poll.slowest=10ms");

        // The sandbox may warn of a connection that comes while it closes; that is all that may be said.
        assertThat(waiting().endInput().ended().err()).noneMatch(line -> line.contains("ERROR"));
    }

    /** A server with a call that has begun to wait. */
    private JarProcess waiting() {
        JsonObject call = call(1, never());
        call.getJsonObject("params").put("_meta", new JsonObject().put("progressToken", "p"));
        JarProcess server = jar.start("stdio").greet().send(call);
        assertThat(server.message().getString("method")).isEqualTo("notifications/progress");
        return server;
    }

    private static void assertLastAnswer(JarProcess server) {
        JsonObject answer = server.answer(1);
        assertThat(answer.getJsonObject("result").getBoolean("isError")).isFalse();
        assertThat(job(answer).getString("status")).isEqualTo("processing");
        assertThat(job(answer).getString("job_id")).startsWith("j_");
    }

    private static JsonObject call(Object id, JsonObject arguments) {
        return Messages.call(id, "hera_1_0_text_to_image", arguments);
    }

    private static JsonObject never() {
        return new JsonObject().put("prompt", "a cat #never");
    }

    private static JsonObject job(JsonObject answer) {
        return answer.getJsonObject("result").getJsonObject("structuredContent");
    }
}

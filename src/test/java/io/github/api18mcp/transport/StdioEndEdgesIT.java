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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How the process ends: clients close the pipes or send a signal, and jobs that are paid for must not be lost. */
@Timeout(120)
class StdioEndEdgesIT {

    @RegisterExtension
    final Jar jar = new Jar().with("API18MCP_SANDBOX_SPEED", "max");

    @TempDir
    Path directory;

    @Test
    void answers_an_open_call_with_its_job_at_the_end_of_input() {
        JarProcess server = serverWithOpenCall();

        assertAnsweredWithItsJob(server.endInput());

        assertThat(server.ended().code()).isZero();
    }

    @Test
    void answers_an_open_call_with_its_job_when_terminated() {
        JarProcess server = serverWithOpenCall();

        assertAnsweredWithItsJob(server.terminate());

        server.ended();
    }

    /** Some clients do both at once. How far the process has come when the signal arrives differs from time to time. */
    @RepeatedTest(5)
    void answers_an_open_call_with_its_job_when_terminated_right_after_the_end_of_input() {
        JarProcess server = serverWithOpenCall();

        assertAnsweredWithItsJob(server.endInput().terminate());

        server.ended();
    }

    /** The start blocks while it reads the key from a named pipe that is still empty. */
    @Test
    void does_not_wait_for_the_end_of_input_when_terminated_during_the_start()
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
    void answers_every_message_of_a_script_that_closes_the_input() {
        JarProcess server = jar.start("stdio").greet();

        server.send(request(1, "tools/list"), call(2, promptWithoutEnd()), call(3, new JsonObject()))
                .endInput();

        JarProcess.Ended ended = server.ended();
        assertThat(ended.code()).isZero();
        assertThat(ended.out().stream().map(line -> new JsonObject(line).getValue("id")))
                .contains(1, 2, 3);
    }

    @Test
    void ends_although_the_client_no_longer_reads() throws IOException {
        Process process = jar.process("stdio");
        process.getInputStream().close();

        for (JsonObject message : List.of(initialize(), request(1, "tools/list"), call(2, promptWithoutEnd()))) {
            process.getOutputStream().write((message.encode() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        process.getOutputStream().close();

        assertThat(JarProcess.exitCode(process)).isZero();
    }

    /** At the shortest interval, the job is certainly polled while the application shuts down. */
    @Test
    void ends_without_errors_while_a_job_is_in_progress() {
        jar.flag("-Dapi18mcp.poll.fastest=10ms").flag("-Dapi18mcp.poll.slowest=10ms");

        // Only the sandbox may log a warning, about a connection that arrives while it closes.
        assertThat(serverWithOpenCall().endInput().ended().err()).noneMatch(line -> line.contains("ERROR"));
    }

    /** A server with an open call that has reported progress, and whose job the service has accepted. */
    private JarProcess serverWithOpenCall() {
        JsonObject call = call(1, promptWithoutEnd());
        call.getJsonObject("params").put("_meta", new JsonObject().put("progressToken", "p"));
        JarProcess server = jar.start("stdio").greet().send(call);
        assertThat(server.message().getString("method")).isEqualTo("notifications/progress");
        awaitAccepted(server);
        return server;
    }

    /** If the process ended before the service accepts the job, the answer would be that its outcome is unknown. */
    private static void awaitAccepted(JarProcess server) {
        boolean isAccepted = false;
        for (int id = 100; !isAccepted; id++) {
            server.send(Messages.call(id, "list_jobs", new JsonObject()));
            isAccepted = structuredContent(server.answer(id)).getJsonArray("jobs").stream()
                    .anyMatch(job -> ((JsonObject) job).getValue("provider_job_id") != null);
        }
    }

    private static void assertAnsweredWithItsJob(JarProcess server) {
        JsonObject answer = server.answer(1);
        assertThat(answer.getJsonObject("result").getBoolean("isError")).isFalse();
        assertThat(structuredContent(answer).getString("status")).isEqualTo("processing");
        assertThat(structuredContent(answer).getString("job_id")).startsWith("j_");
    }

    private static JsonObject call(Object id, JsonObject arguments) {
        return Messages.call(id, "hera_1_0_text_to_image", arguments);
    }

    private static JsonObject promptWithoutEnd() {
        return new JsonObject().put("prompt", "a cat #never");
    }

    private static JsonObject structuredContent(JsonObject answer) {
        return answer.getJsonObject("result").getJsonObject("structuredContent");
    }
}

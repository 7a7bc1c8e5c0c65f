package io.github.api18mcp.transport;

import static io.github.api18mcp.Messages.initialize;
import static io.github.api18mcp.Messages.initialized;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every deployment stops the server with a signal. The jobs that its callers wait for are paid for and must not be lost. */
@Timeout(120)
class ServeEndIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @RegisterExtension
    final Jar jar = new Jar().with("API18MCP_SANDBOX_SPEED", "max");

    private JarProcess server;
    private URI address;

    @BeforeEach
    void listen() {
        server = jar.start("serve", "--port", "0");
        String listening = server.awaitError(line -> line.contains("Listening on: "));
        address = URI.create(listening.replaceFirst(".*Listening on: ", "").strip());
    }

    @Test
    void answers_an_open_call_over_streamable_http_with_its_job() throws IOException, InterruptedException {
        Iterator<String> stream = startCall();

        assertThat(new JsonObject(stream.next()).getString("method")).isEqualTo("notifications/progress");
        server.terminate();

        assertAnsweredWithItsJob(stream);
        assertEndsWithoutWarnings();
    }

    @Test
    void answers_an_open_call_over_sse_with_its_job() throws IOException, InterruptedException {
        Iterator<String> stream = events(
                HTTP.send(HttpRequest.newBuilder(address.resolve("/mcp/sse")).build(), BodyHandlers.ofLines()));
        String messages = stream.next();
        post(messages, initialize());
        assertThat(new JsonObject(stream.next()).getValue("id")).isEqualTo(0);
        post(messages, initialized());
        HTTP.sendAsync(request(messages, callWithoutEnd()), BodyHandlers.discarding());

        assertThat(new JsonObject(stream.next()).getString("method")).isEqualTo("notifications/progress");
        server.terminate();

        assertAnsweredWithItsJob(stream);
        assertEndsWithoutWarnings();
    }

    @Test
    void is_not_ready_from_the_signal_until_the_end() throws IOException, InterruptedException {
        Iterator<String> stream = startCall();
        stream.next();
        assertThat(readinessStatus()).isEqualTo(200);

        server.terminate();

        List<Integer> answers = new ArrayList<>();
        try {
            while (true) {
                answers.add(readinessStatus());
            }
        } catch (IOException closed) {
            // The process has ended, so it accepts no connections.
        }
        assertThat(answers.stream().dropWhile(code -> code == 200)).allMatch(code -> code == 503);
        assertAnsweredWithItsJob(stream);
    }

    /** Starts a call over Streamable HTTP and returns the messages of its stream. */
    private Iterator<String> startCall() throws IOException, InterruptedException {
        String session = post("/mcp", initialize())
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
        post("/mcp", initialized(), "Mcp-Session-Id", session);
        return events(post("/mcp", callWithoutEnd(), "Mcp-Session-Id", session));
    }

    private int readinessStatus() throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(address.resolve("/q/health/ready"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static JsonObject callWithoutEnd() {
        JsonObject call = Messages.call(1, "hera_1_0_text_to_image", new JsonObject().put("prompt", "a cat #never"));
        call.getJsonObject("params").put("_meta", new JsonObject().put("progressToken", "p"));
        return call;
    }

    private static void assertAnsweredWithItsJob(Iterator<String> stream) {
        JsonObject answer = new JsonObject(stream.next());
        while (answer.containsKey("method")) {
            answer = new JsonObject(stream.next());
        }
        JsonObject job = answer.getJsonObject("result").getJsonObject("structuredContent");
        assertThat(answer.getValue("id")).isEqualTo(1);
        assertThat(job.getString("status")).isEqualTo("processing");
        assertThat(job.getString("job_id")).startsWith("j_");
    }

    private void assertEndsWithoutWarnings() {
        assertThat(server.ended().err()).noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
    }

    private HttpResponse<Stream<String>> post(String path, JsonObject message, String... headers)
            throws IOException, InterruptedException {
        return HTTP.send(request(path, message, headers), BodyHandlers.ofLines());
    }

    private HttpRequest request(String path, JsonObject message, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(message.encode()));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private static Iterator<String> events(HttpResponse<Stream<String>> response) {
        return response.body()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .iterator();
    }
}

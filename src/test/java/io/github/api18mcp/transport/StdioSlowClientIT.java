package io.github.api18mcp.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static io.github.api18mcp.Messages.initialize;
import static io.github.api18mcp.Messages.initialized;
import static io.github.api18mcp.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that does not read: its pipe fills up, which must not affect the rest of the program. */
@Timeout(120)
class StdioSlowClientIT {

    private static final int TOOL_LISTS = 10;
    private static final int POLLS = 40;
    private static final long TIMEOUT_SECONDS = 60;

    private final WireMockServer service =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final CountDownLatch polls = new CountDownLatch(POLLS);

    @RegisterExtension
    final Jar jar = new Jar()
            .with("API18_KEY", "api18_0123456789abcdef")
            .flag("-Dapi18mcp.poll.fastest=20ms")
            .flag("-Dapi18mcp.poll.slowest=50ms");

    @BeforeEach
    void start() {
        service.start();
        service.stubFor(post("/v1/generate").willReturn(okJson("{\"id\": \"abc123\", \"status\": \"processing\"}")));
        service.stubFor(get("/v1/jobs/abc123").willReturn(okJson("{\"id\": \"abc123\", \"status\": \"processing\"}")));
        service.addMockServiceRequestListener((request, response) -> {
            if (request.getUrl().startsWith("/v1/jobs")) {
                polls.countDown();
            }
        });
        jar.with("API18_URL", service.baseUrl());
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void polls_its_job_and_keeps_all_messages_until_it_reads() throws IOException, InterruptedException {
        Process process = jar.process("stdio");
        send(process, initialize(), initialized());
        IntStream.rangeClosed(1, TOOL_LISTS).forEach(id -> send(process, request(id, "tools/list")));
        send(process, call("call", "p".repeat(100_000)));

        assertThat(polls.await(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .as("%d polls while the client does not read, not %d", POLLS, POLLS - polls.getCount())
                .isTrue();
        service.stubFor(
                get("/v1/jobs/abc123")
                        .willReturn(
                                okJson(
                                        """
                                {"id": "abc123", "status": "completed", "data": [{"url": "https://api18.dev/v1/files/1"}]}
                                """)));

        List<JsonObject> messages = readUntil(process, "call");
        assertThat(messages)
                .filteredOn(message -> message.getValue("id") instanceof Integer)
                .extracting(message -> message.getInteger("id"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, TOOL_LISTS).boxed().toList());
        assertThat(messages)
                .filteredOn(message -> message.containsKey("method"))
                .extracting(message -> message.getJsonObject("params").getDouble("progress"))
                .hasSizeGreaterThan(1)
                .isSorted();
        assertThat(status(messages.get(messages.size() - 1))).isEqualTo("completed");
        process.getOutputStream().close();
        assertThat(JarProcess.exitCode(process)).isZero();
    }

    @Test
    void pays_nothing_for_a_client_that_has_closed_its_input() throws IOException {
        Process process = jar.process("stdio");
        send(process, initialize(), initialized());
        readUntil(process, 0);
        process.getInputStream().close();

        send(process, request(1, "tools/list"));
        assertThat(lines(process.getErrorStream()).readLine()).contains("no longer reads");
        send(process, call("call", "p"));
        process.getOutputStream().close();

        assertThat(JarProcess.exitCode(process)).isZero();
        service.verify(0, postRequestedFor(anyUrl()));
    }

    private static JsonObject call(String id, String progressToken) {
        JsonObject call = Messages.call(id, "hera_1_0_text_to_image", new JsonObject().put("prompt", "a cat"));
        call.getJsonObject("params").put("_meta", new JsonObject().put("progressToken", progressToken));
        return call;
    }

    private static void send(Process process, JsonObject... messages) {
        try {
            for (JsonObject message : messages) {
                process.getOutputStream().write((message.encode() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonObject> readUntil(Process process, Object id) throws IOException {
        List<JsonObject> messages = new ArrayList<>();
        BufferedReader reader = lines(process.getInputStream());
        do {
            messages.add(new JsonObject(reader.readLine()));
        } while (!id.equals(messages.get(messages.size() - 1).getValue("id")));
        return messages;
    }

    private static BufferedReader lines(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private static String status(JsonObject answer) {
        return answer.getJsonObject("result").getJsonObject("structuredContent").getString("status");
    }
}

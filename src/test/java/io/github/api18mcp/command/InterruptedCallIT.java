package io.github.api18mcp.command;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.JarProcess.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person who presses Ctrl-C is told what became of the money. SIGTERM takes the same path, and no shell ignores it.
 */
@Timeout(120)
class InterruptedCallIT {

    private static final String KEY = "api18_0123456789abcdef";
    private static final int FOR_EVER_MILLIS = 600_000;
    private static final long PATIENCE_SECONDS = 60;

    private final WireMockServer service =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().jettyStopTimeout(0L));
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    @RegisterExtension
    final Jar jar = new Jar().flag("-Dapi18mcp.poll.fastest=20ms").flag("-Dapi18mcp.poll.slowest=50ms");

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        service.start();
        service.addMockServiceRequestListener((request, response) -> requests.add(request.getUrl()));
        service.stubFor(post("/v1/generate").willReturn(okJson("{\"id\": \"abc123\", \"status\": \"processing\"}")));
        service.stubFor(get("/v1/jobs/abc123").willReturn(okJson("{\"id\": \"abc123\", \"status\": \"processing\"}")));
        jar.with("API18_KEY", KEY)
                .with("API18_URL", service.baseUrl())
                .with("API18MCP_DATA_DIR", directory.resolve("data"));
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void a_job_that_the_service_has_is_named() throws InterruptedException {
        JarProcess call = call();
        awaitRequest("/v1/jobs/abc123");

        Ended ended = call.terminate().ended();

        assertThat(ended.code()).as("%s", ended).isEqualTo(ExitCode.PROCESSING);
        assertThat(ended.json().getString("status")).isEqualTo("processing");
        assertThat(ended.json().getString("job_id")).startsWith("j_");
        assertThat(ended.json().getString("provider_job_id")).isEqualTo("abc123");
        assertThat(ended.json().getString("charged")).isEqualTo("yes");
    }

    @Test
    void that_a_request_without_an_answer_may_have_been_charged_is_said() throws InterruptedException {
        service.stubFor(post("/v1/generate").willReturn(aResponse().withFixedDelay(FOR_EVER_MILLIS)));
        JarProcess call = call();
        awaitRequest("/v1/generate");

        Ended ended = call.terminate().ended();

        assertThat(ended.code()).as("%s", ended).isEqualTo(ExitCode.UNKNOWN);
        assertThat(ended.json().getString("status")).isEqualTo("unknown");
        assertThat(ended.json().getString("charged")).isEqualTo("unknown");
        assertThat(ended.json().getJsonObject("error").getString("message")).contains("may have been charged");
        assertThat(ended.err()).singleElement().asString().contains("so far");
    }

    @Test
    void a_result_that_is_being_saved_is_told_without() throws InterruptedException {
        service.stubFor(get("/v1/jobs/abc123")
                .willReturn(okJson(
                        """
                                {"id": "abc123", "status": "completed", "data": [{"url": "%s/v1/files/1"}]}
                                """
                                .formatted(service.baseUrl()))));
        service.stubFor(get("/v1/files/1").willReturn(aResponse().withFixedDelay(FOR_EVER_MILLIS)));
        JarProcess call = call("--save", directory.toString());
        awaitRequest("/v1/files/1");

        Ended ended = call.terminate().ended();

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.json().getJsonArray("outputs").getJsonObject(0).getString("url"))
                .endsWith("/v1/files/1");
    }

    /** The start blocks while it reads the key, from a pipe without a writer. */
    @Test
    void during_the_start_it_ends_at_once_and_sends_nothing() throws IOException, InterruptedException {
        Path key = directory.resolve("key");
        assumeThat(isMade(key)).as("a named pipe").isTrue();
        JarProcess call = jar.with("API18_KEY", "").with("API18_KEY_FILE", key).start(command());

        OutputStream pipe = Files.newOutputStream(key);
        Ended ended = call.terminate().ended();
        pipe.close();

        assertThat(ended.code()).as("%s", ended).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).containsExactly(Interruption.NOTHING_SENT);
        service.verify(0, postRequestedFor(anyUrl()));
    }

    private JarProcess call(String... options) {
        return jar.start(command(options));
    }

    private static String[] command(String... options) {
        return Stream.concat(
                        Stream.of("call", "hera_1_0_text_to_image", "prompt=A cat", "--output", "json"),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    private void awaitRequest(String path) throws InterruptedException {
        String request;
        do {
            request = requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(request).as("a request for %s", path).isNotNull();
        } while (!request.equals(path));
    }

    private static boolean isMade(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

package io.github.api18mcp.command;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess.Ended;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code call} with a key: nothing that was paid for is lost, and nothing is paid for that cannot be kept. */
class LiveCallIT {

    private static final String KEY = "api18_0123456789abcdef";

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final String[] COMMAND = {"call", "hera_1_0_text_to_image", "prompt=A cat", "--output", "json"};

    @RegisterExtension
    final Jar jar = new Jar()
            .with("API18_KEY", KEY)
            .with("API18_URL", SERVICE.baseUrl())
            .flag("-Dapi18mcp.poll.fastest=20ms")
            .flag("-Dapi18mcp.poll.slowest=50ms");

    @TempDir
    Path directory;

    private String picture;

    @BeforeEach
    void aServiceThatMakesAPicture() {
        picture = SERVICE.baseUrl() + "/v1/files/abc123";
        jar.with("API18MCP_DATA_DIR", directory.resolve("data"));
        SERVICE.stubFor(post("/v1/generate").willReturn(okJson("{\"id\": \"abc123\", \"status\": \"processing\"}")));
        SERVICE.stubFor(get("/v1/jobs/abc123")
                .willReturn(okJson(
                        """
                        {"id": "abc123", "status": "completed", "cost_usd": 0.056, "data": [{"url": "%s"}]}
                        """
                                .formatted(picture))));
    }

    @Test
    void an_output_is_saved_once_and_not_at_all_if_that_is_switched_off() throws IOException {
        SERVICE.stubFor(get("/v1/files/abc123")
                .willReturn(aResponse().withHeader("Content-Type", "image/png").withBody("a picture")));

        JsonObject saved = completed(call("--save", directory.resolve("saved").toString()));
        assertThat(directory.resolve("data/outputs")).doesNotExist();
        JsonObject downloaded = completed(call());
        JsonObject unsaved = completed(jar.with("API18MCP_DOWNLOAD_DIR", "off").run(COMMAND));

        assertThat(output(unsaved).getString("file")).isNull();
        assertThat(Path.of(output(downloaded).getString("file")))
                .hasParent(directory.resolve("data/outputs"))
                .hasContent("a picture");
        try (Stream<Path> files = Files.list(directory.resolve("data/outputs"))) {
            assertThat(files).hasSize(1);
        }
        assertThat(Path.of(output(saved).getString("file")))
                .hasParent(directory.resolve("saved"))
                .hasContent("a picture");
    }

    @Test
    void a_person_is_shown_the_file_and_the_address() {
        SERVICE.stubFor(get("/v1/files/abc123")
                .willReturn(aResponse().withHeader("Content-Type", "image/png").withBody("a picture")));

        Ended ended = jar.run("call", "hera_1_0_text_to_image", "a cat", "--save", directory.toString());

        assertThat(Path.of(ended.out().get(0))).hasParent(directory).hasContent("a picture");
        assertThat(ended.out().get(1)).isEqualTo(picture);
    }

    @Test
    void an_output_that_cannot_be_saved_is_told_all_the_same() {
        SERVICE.stubFor(get("/v1/files/abc123").willReturn(serverError()));

        Ended ended = call("--save", directory.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(output(ended.json()).getString("url")).isEqualTo(picture);
        assertThat(ended.err()).anyMatch(line -> line.contains(picture) && line.contains("500"));
    }

    @Test
    void where_nothing_can_be_saved_nothing_is_paid_for() throws IOException {
        Path file = Files.createFile(directory.resolve("no-folder"));

        Ended ended = call("--save", file.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).singleElement().asString().contains(file.toString());
        SERVICE.verify(0, postRequestedFor(anyUrl()));
    }

    private Ended call(String... options) {
        Ended ended = jar.run(Stream.of(COMMAND, options).flatMap(Stream::of).toArray(String[]::new));
        assertThat(ended.toString()).doesNotContain(KEY);
        return ended;
    }

    private static JsonObject completed(Ended ended) {
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.json().getString("status")).isEqualTo("completed");
        assertThat(ended.json().getBoolean("sandbox")).isFalse();
        return ended.json();
    }

    private static JsonObject output(JsonObject job) {
        return job.getJsonArray("outputs").getJsonObject(0);
    }
}

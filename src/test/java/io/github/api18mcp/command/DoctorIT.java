package io.github.api18mcp.command;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess.Ended;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} finds, and what it tells the person to do. */
class DoctorIT {

    private static final String KEY = "api18_0123456789abcdef";
    private static final String THEO_KEY = "theo_0123456789abcdef";

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    @RegisterExtension
    final Jar jar = new Jar();

    private static final String NO_SUCH_JOB =
            "{\"error\": {\"type\": \"job_not_found\", \"message\": \"no such job\"}}";

    @TempDir
    Path data;

    @BeforeEach
    void keepTheHomeClean() {
        jar.with("API18MCP_DATA_DIR", data);
    }

    @Test
    void without_a_key_the_sandbox_is_well() {
        Ended ended = jar.run("doctor");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).allMatch(line -> line.startsWith("ok  "));
        assertThat(ended.text()).contains("Java", "sandbox", data.toString(), "Api18", "Theo", "imghero");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void a_key_that_is_accepted_is_well() {
        Ended ended = answered(404);

        assertThat(ended.code()).isZero();
        assertThat(ended.text()).contains("live", "the key is accepted");
    }

    @Test
    void one_key_of_three_is_enough() {
        SERVICE.stubFor(post("/api/v1/images").willReturn(badRequest().withBody("{\"error\": \"missing_prompt\"}")));

        Ended ended = jar.with("THEO_API_KEY", THEO_KEY)
                .with("THEO_URL", SERVICE.baseUrl())
                .run("doctor");

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).allMatch(line -> line.startsWith("ok  "));
        assertThat(line(ended, "Api18")).contains("not used", "API18_KEY is not set");
        assertThat(line(ended, "Theo")).contains("the key is accepted");
        assertThat(line(ended, "imghero")).contains("not used", "IMGHERO_API_TOKEN is not set");
        assertThat(ended.toString()).doesNotContain(THEO_KEY);
    }

    @Test
    void what_limits_spending_is_said() {
        assertThat(line(answered(404), "limits")).startsWith("ok").contains("$10.00 per day", "the default", "none");
        jar.with("API18MCP_BUDGET_PER_DAY_USD", "none");

        Ended ended = answered(404);

        assertThat(ended.code()).isZero();
        assertThat(line(ended, "limits")).startsWith("?").contains("API18MCP_BUDGET_PER_DAY_USD");
    }

    @Test
    void the_tokens_file_that_serve_would_read_is_checked() throws IOException {
        Path file = data.resolve("tokens");
        jar.with("API18MCP_ACCESS_TOKENS_FILE", file);
        Files.writeString(file, "alice 0123456789abcdef0\n");
        Ended good = jar.run("doctor");
        Files.writeString(file, "alice short\n");
        Ended broken = jar.run("doctor");

        assertThat(line(good, "callers")).startsWith("ok").contains("alice");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(ill(broken)).contains("line 1");
    }

    @Test
    void programs_get_the_same_as_json() {
        JsonObject json = jar.run("doctor", "--output", "json").json();

        assertThat(json.getBoolean("ok")).isTrue();
        assertThat(json.getJsonArray("checks").getJsonObject(0).getString("subject"))
                .isEqualTo("Java");
        assertThat(json.getJsonArray("checks").getJsonObject(0).getString("status"))
                .isEqualTo("ok");
    }

    @Test
    void a_key_that_is_not_accepted_is_to_be_made_anew() {
        Ended ended = answered(401);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ill(ended)).contains("API18_KEY", "https://api18.dev/dashboard/api-keys");
    }

    @Test
    void a_service_out_of_reach_is_a_matter_of_the_network_or_the_address() throws IOException {
        try (Socket deaf = new Socket()) {
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            Ended ended = live("http://127.0.0.1:" + deaf.getLocalPort());

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ill(ended)).contains("no connection", "HTTPS_PROXY", "API18_URL");
        }
    }

    @Test
    void an_address_of_something_else_is_questioned() {
        Ended ended = answered(200);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ill(ended)).contains("HTTP 200", "API18_URL");
    }

    @Test
    void live_without_a_key_wants_one() {
        Ended ended = jar.with("API18MCP_MODE", "live").run("doctor");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(line(ended, "Api18")).startsWith("!!").contains("API18_KEY", "https://api18.dev/dashboard/api-keys");
        assertThat(line(ended, "Theo")).startsWith("!!").contains("THEO_API_KEY", "https://hitheo.ai");
        assertThat(line(ended, "imghero")).startsWith("!!").contains("IMGHERO_API_TOKEN", "https://img-hero.com");
    }

    @Test
    void a_data_directory_that_cannot_be_written_is_to_be_set_elsewhere() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        Ended ended = jar.with("API18MCP_DATA_DIR", file).run("doctor");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ill(ended)).contains(file.toString(), "API18MCP_DATA_DIR");
    }

    @Test
    void a_clock_that_is_wrong_is_to_be_set() {
        SERVICE.stubFor(get(anyUrl())
                .willReturn(aResponse()
                        .withStatus(404)
                        .withBody(NO_SUCH_JOB)
                        .withHeader("Date", "Thu, 01 Jan 2015 00:00:00 GMT")));

        Ended ended = live(SERVICE.baseUrl());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ill(ended)).contains("clock", "set it");
    }

    private Ended answered(int status) {
        SERVICE.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(status).withBody(NO_SUCH_JOB)));
        return live(SERVICE.baseUrl());
    }

    private Ended live(String url) {
        Ended ended = jar.with("API18_KEY", KEY).with("API18_URL", url).run("doctor");
        assertThat(ended.toString()).doesNotContain(KEY);
        return ended;
    }

    private static String line(Ended ended, String subject) {
        return ended.out().stream()
                .filter(line -> line.startsWith(subject + " ", 4))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing of " + subject + ": " + ended));
    }

    private static String ill(Ended ended) {
        return ended.out().stream()
                .filter(line -> line.startsWith("!!  "))
                .reduce((one, other) -> {
                    throw new AssertionError("More than one is ill: " + ended);
                })
                .orElseThrow(() -> new AssertionError("All is well: " + ended));
    }
}

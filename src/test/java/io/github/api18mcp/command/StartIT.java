package io.github.api18mcp.command;

import static io.github.api18mcp.Messages.call;
import static io.github.api18mcp.Messages.initialize;
import static io.github.api18mcp.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.JarProcess.Ended;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An invalid setting stops the start, and one line says which and why: the log of a client shows little more. */
class StartIT {

    private static final String STDIO = "stdio";
    private static final String SERVE = "serve --port 0";

    private static final String CATALOG =
            """
            provider: %s
            models:
              - id: shiny-1.0
                family: Shiny
                title: Shiny 1.0
                description: Makes shiny pictures.
                output: image
                price: {per_run: 0.10}
                typical_seconds: 10
                parameters:
                  - {name: prompt, kind: text, required: true, description: What it shows.}
            """;

    @RegisterExtension
    final Jar jar = new Jar();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "API18MCP_WAIT          | soon",
                "API18MCP_WAIT          | -5s",
                "API18MCP_POLL_FASTEST  | 0s",
                "API18MCP_POLL_FASTEST  | 10s",
                "API18MCP_BUDGET_PER_DAY_USD  | much",
                "API18MCP_BUDGET_PER_WEEK_USD | 5",
                "API18MCP_CONFIRM_ABOVE_USD   | -1",
                "API18MCP_RETENTION     | 1s",
                "API18MCP_DATABASE_URL  | mysql://host",
                "API18MCP_MODE          | maybe",
                "API18MCP_SCHEMA        | x",
                "API18MCP_SANDBOX_SPEED | fast",
                "API18MCP_POLICY_DENY   | no-such-file.txt",
                "API18_URL              | nonsense",
                "API18_URL              | http://a b",
                "API18_KEY              | api18_0123 456789",
                "API18_KEY_FILE         | no-such-file.txt",
                "HTTPS_PROXY            | http://me:api18_0123@pro xy"
            })
    void a_setting_that_cannot_be_used_is_named(String variable, String value) {
        jar.with(variable, value);

        assertThat(whyNot(STDIO)).startsWith(variable).doesNotContain("api18_0123");
        assertThat(whyNot(SERVE)).startsWith(variable).doesNotContain("api18_0123");
    }

    /** Compose files and desktop clients pass on variables that nobody filled in. */
    @Test
    void a_setting_that_is_empty_is_not_set() {
        Stream.of("KEY", "URL", "KEY_FILE").forEach(name -> jar.with("API18_" + name, ""));
        Stream.of("MODE", "WAIT", "SCHEMA", "CATALOG", "POLICY_DENY", "SANDBOX_SPEED", "LOG_LEVEL", "ACCESS_ANONYMOUS")
                .forEach(name -> jar.with("API18MCP_" + name, ""));

        Ended ended = jar.run(STDIO);

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {STDIO, SERVE})
    void what_can_be_chosen_is_said(String command) {
        jar.with("API18MCP_MODE", "maybe");

        assertThat(whyNot(command)).contains("maybe", "live", "sandbox", "auto");
    }

    /** An older server may be started with a newer configuration. */
    @Test
    void a_variable_that_sets_nothing_is_warned_of() {
        Ended ended = jar.with("API18MCP_WIAT", "5s").run(STDIO);

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .singleElement()
                .asString()
                .contains("WARN", "API18MCP_WIAT", "did you mean API18MCP_WAIT?");
    }

    @ParameterizedTest
    @ValueSource(strings = {STDIO, SERVE})
    void a_setting_that_is_none_is_named(String command) {
        jar.flag("-Dapi18mcp.foo=1");

        assertThat(whyNot(command)).contains("api18mcp.foo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${API18_KEY}", "${env:API18_KEY}", "${NOT_SET}", "${input:api18-key}"})
    void a_key_that_the_client_did_not_fill_in_is_named(String key) {
        jar.with("API18_KEY", key);

        assertThat(whyNot(STDIO)).contains("API18_KEY: it is still " + key, "did not fill in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "ALL_PROXY"})
    void a_socks_proxy_is_refused(String variable) {
        jar.with("API18_KEY", "api18_0123456789abcdef").with(variable, "socks5://127.0.0.1:1080");

        assertThat(whyNot(STDIO)).contains(variable + " is a SOCKS proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {STDIO, SERVE})
    void a_broken_catalog_is_named_with_the_line(String command) throws IOException {
        Path file = file("broken.yaml", CATALOG.formatted("api18").replace("output: image", "output: smell"));
        jar.with("API18MCP_CATALOG", file);

        assertThat(whyNot(command)).contains(file.toString(), "line 3", "smell");
    }

    @ParameterizedTest
    @ValueSource(strings = {STDIO, SERVE})
    void a_catalog_that_is_no_yaml_is_named_with_the_line(String command) throws IOException {
        Path file = file("broken.yaml", "provider: api18\nmodels: [\n");
        jar.with("API18MCP_CATALOG", file);

        assertThat(whyNot(command)).contains(file.toString(), "line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {STDIO, SERVE})
    void a_catalog_of_a_service_that_is_not_built_in_is_named(String command) throws IOException {
        Path file = file("nobodys.yaml", CATALOG.formatted("nobody"));
        jar.with("API18MCP_CATALOG", file);

        assertThat(whyNot(command)).contains("API18MCP_CATALOG", "shiny-1.0", "nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {STDIO, SERVE})
    void two_models_with_one_id_are_named(String command) throws IOException {
        Path first = file("first.yaml", CATALOG.formatted("api18"));
        Path second = file("second.yaml", CATALOG.formatted("api18"));
        jar.with("API18MCP_CATALOG", first + "," + second);

        assertThat(whyNot(command)).contains(second.toString(), "line 3", "shiny-1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {STDIO, SERVE})
    void a_pattern_that_is_no_expression_is_named_with_the_line(String command) throws IOException {
        Path file = file("deny.txt", "fine\n(\n");
        jar.with("API18MCP_POLICY_DENY", file);

        assertThat(whyNot(command)).contains("API18MCP_POLICY_DENY", file.toString(), "line 2");
    }

    @Test
    void it_is_not_opened_to_a_network_by_accident() {
        assertThat(whyNot(SERVE + " --host 0.0.0.0")).contains("0.0.0.0", "API18MCP_ACCESS_ANONYMOUS");
    }

    @Test
    void a_port_that_is_taken_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(whyNot("serve --port " + port)).contains(port, "--port");
        }
    }

    @Test
    void an_address_that_is_not_of_this_machine_is_named() {
        jar.with("API18MCP_ACCESS_ANONYMOUS", "true");

        assertThat(whyNot(SERVE + " --host 192.0.2.1")).contains("192.0.2.1", "--host");
        assertThat(whyNot(SERVE + " --host no-such-host.invalid")).contains("no-such-host.invalid", "--host");
    }

    @Test
    void it_is_opened_to_a_network_where_that_is_asked_for() throws IOException, InterruptedException {
        JarProcess server =
                jar.with("API18MCP_ACCESS_ANONYMOUS", "true").start("serve", "--port", "0", "--host", "0.0.0.0");
        String listening = server.awaitError(line -> line.contains("Listening on: http://0.0.0.0:"));
        URI mcp = URI.create("http://127.0.0.1:" + listening.replaceFirst(".*:", "") + "/mcp");

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(mcp)
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json, text/event-stream")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        initialize().encode()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        Ended ended = server.terminate().ended();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).noneMatch(line -> line.contains(":-1/"));
    }

    @Test
    void serve_says_what_it_may_spend_and_who_may_call() {
        JarProcess live = jar.with("API18_KEY", "api18_0123456789abcdef").start("serve", "--port", "0");
        String limits = live.awaitError(line -> line.contains("Live: calls cost money"));
        String callers = live.awaitError(line -> line.contains("Callers: "));
        live.terminate().ended();
        JarProcess sandbox = jar.with("API18_KEY", "").start("serve", "--port", "0");
        String mode = sandbox.awaitError(line -> line.contains("Sandbox: "));
        sandbox.terminate().ended();

        assertThat(limits).contains("Limits: $10.00 per day for each caller", "API18MCP_BUDGET_PER_DAY_USD", "none");
        assertThat(callers).endsWith("Callers: this machine");
        assertThat(mode).contains("nothing is charged");
    }

    @Test
    void live_without_a_key_it_starts_and_says_what_is_missing() {
        JarProcess server = jar.with("API18MCP_MODE", "live").start(STDIO).greet();

        server.send(request(1, "tools/list"), call(2, "list_models", new JsonObject()));

        assertThat(tools(server.answer(1)))
                .containsExactlyInAnyOrder(
                        "list_models",
                        "quote",
                        "submit_job",
                        "get_job",
                        "list_jobs",
                        "confirm_job",
                        "spending",
                        "import_image",
                        "download_outputs");
        assertThat(models(server.answer(2)))
                .allMatch(model -> !model.getBoolean("usable"))
                .extracting(model -> model.getString("why_not").replaceFirst(";.*", ""))
                .contains("API18_KEY is not set", "THEO_API_KEY is not set", "IMGHERO_API_TOKEN is not set");
        assertThat(server.endInput().ended().code()).isZero();
    }

    @Test
    void live_with_the_key_of_one_service_it_offers_what_that_one_has() {
        JarProcess server =
                jar.with("THEO_API_KEY", "theo_0123456789abcdef").start(STDIO).greet();

        server.send(request(1, "tools/list"), call(2, "list_models", new JsonObject()));

        assertThat(tools(server.answer(1)))
                .containsExactlyInAnyOrder(
                        "theo_generate_images",
                        "list_models",
                        "quote",
                        "submit_job",
                        "get_job",
                        "list_jobs",
                        "confirm_job",
                        "spending",
                        "import_image",
                        "download_outputs");
        List<JsonObject> models = models(server.answer(2));
        assertThat(models).extracting(model -> model.getString("provider")).contains("api18", "theo", "imghero");
        assertThat(models).allSatisfy(model -> {
            switch (model.getString("provider")) {
                case "theo" -> assertThat(model.getString("why_not")).isNull();
                case "api18" -> assertThat(model.getString("why_not")).startsWith("API18_KEY is not set");
                default -> assertThat(model.getString("why_not")).startsWith("IMGHERO_API_TOKEN is not set");
            }
            assertThat(model.getBoolean("usable")).isEqualTo(model.getString("why_not") == null);
        });
        assertThat(server.endInput().ended().code()).isZero();
    }

    /**
     * Assistants start the server inside other people's projects: whoever sets API18_URL there would be sent the key.
     */
    @Test
    void the_folder_it_is_started_in_sets_nothing() throws IOException {
        file(".env", "API18MCP_MODE=live\nAPI18_URL=nonsense\n");
        Files.createDirectory(directory.resolve("config"));
        file("config/application.properties", "api18mcp.mode=live\napi18.url=nonsense\n");

        Ended ended = jar.in(directory).with("API18MCP_DATA_DIR", directory).run("doctor");

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.text()).contains("mode         sandbox");
    }

    private static List<String> tools(JsonObject answer) {
        return answer.getJsonObject("result").getJsonArray("tools").stream()
                .map(tool -> ((JsonObject) tool).getString("name"))
                .toList();
    }

    private static List<JsonObject> models(JsonObject answer) {
        return answer.getJsonObject("result").getJsonObject("structuredContent").getJsonArray("models").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** The only line that a failed start prints. */
    private String whyNot(String command) {
        Ended ended = jar.run(command.split(" "));

        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).hasSize(1);
        return assertThat(ended.err().get(0))
                .doesNotContainPattern("(Exception|Error):")
                .doesNotContain("SRCFG", "io.github", "java.")
                .actual();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}

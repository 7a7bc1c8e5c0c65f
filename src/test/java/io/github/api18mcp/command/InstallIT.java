package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess.Ended;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code install} as a person types it, in a home of its own. */
class InstallIT {

    private static final String KEY = "api18_0123456789abcdef";

    @RegisterExtension
    final Jar jar = new Jar();

    @TempDir
    Path home;

    @BeforeEach
    void liveInThisHome() {
        jar.with("HOME", home).with("XDG_CONFIG_HOME", home.resolve(".config"));
    }

    @Test
    void the_configuration_is_printed_and_nothing_is_written() throws IOException {
        Ended ended = jar.with("API18_KEY", KEY).run("install", "cursor");

        assertThat(ended.code()).isZero();
        JsonObject entry = ended.json().getJsonObject("mcpServers").getJsonObject("api18");
        assertThat(arguments(entry)).endsWith("-jar", Jar.path(), "stdio");
        assertThat(entry.getJsonObject("env").getString("API18_KEY")).isEqualTo("YOUR_API18_KEY");
        assertThat(ended.err()).anyMatch(line -> line.contains("~/.cursor/mcp.json"));
        assertThat(ended.toString()).doesNotContain(KEY);
        try (var files = Files.list(home)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void what_is_written_starts_this_server() throws IOException {
        Ended ended = jar.run("install", "cursor", "--write", "--env", "API18MCP_WAIT=30s");

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.text()).contains("~/.cursor/mcp.json", "sandbox");
        JsonObject entry = new JsonObject(Files.readString(home.resolve(".cursor/mcp.json")))
                .getJsonObject("mcpServers")
                .getJsonObject("api18");
        assertThat(entry.getJsonObject("env").getString("API18MCP_WAIT")).isEqualTo("30s");
        assertThat(arguments(entry)).endsWith("stdio");
        assertThat(entry.getString("command")).endsWith("/bin/java");
    }

    @Test
    void a_key_that_the_file_has_already_is_kept_and_its_price_is_said() throws IOException {
        Ended live = jar.with("API18_KEY", KEY).run("install", "cursor", "--write");
        Ended later = jar.with("API18_KEY", "").run("install", "cursor", "--write", "--env", "API18MCP_WAIT=30s");

        assertThat(live.text()).contains("calls cost money");
        assertThat(later.text()).contains("calls cost money").doesNotContain("sandbox");
        assertThat(home.resolve(".cursor/mcp.json")).content().contains(KEY);
        assertThat(live.toString() + later).doesNotContain(KEY);
    }

    @Test
    void a_launcher_is_written_with_its_own_arguments() {
        jar.flag("-Dlaunch.program=npx").flag("-Dlaunch.arguments=-y api18-mcp");

        JsonObject entry = jar.run("install", "zed")
                .json()
                .getJsonObject("context_servers")
                .getJsonObject("api18");

        assertThat(entry.getString("command")).isEqualTo("npx");
        assertThat(arguments(entry)).containsExactly("-y", "api18-mcp", "stdio");
    }

    @Test
    void a_teams_server_is_given_by_its_address_and_a_token() {
        Ended ended = jar.run("install", "vscode", "--http", "https://media.example.com", "--token", "token-of-ann");

        assertThat(ended.json().getJsonObject("servers").getJsonObject("api18"))
                .isEqualTo(new JsonObject("{\"type\": \"http\", \"url\": \"https://media.example.com/mcp\","
                        + " \"headers\": {\"Authorization\": \"Bearer token-of-ann\"}}"));
    }

    @Test
    void it_is_removed_again() throws IOException {
        jar.run("install", "codex", "--write");

        Ended removed = jar.run("install", "codex", "--remove");
        Ended again = jar.run("install", "codex", "--remove");

        assertThat(removed.text()).startsWith("Removed the server api18 from ~/.codex/config.toml");
        assertThat(home.resolve(".codex/config.toml")).isEmptyFile();
        assertThat(again.code()).isZero();
        assertThat(again.text()).contains("nothing was changed");
    }

    @Test
    void without_a_client_they_are_listed() {
        Ended ended = jar.run("install");

        assertThat(ended.code()).isZero();
        assertThat(ended.text()).contains("claude-code", "~/.claude.json", "opencode");
    }

    @Test
    void a_file_that_cannot_be_edited_is_named() throws IOException {
        Files.createDirectories(home.resolve(".cursor"));
        Files.writeString(home.resolve(".cursor/mcp.json"), "{");

        Ended ended = jar.run("install", "cursor", "--write");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).singleElement().asString().contains("mcp.json", "line 1", "Nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "install cursr|Did you mean cursor?",
                "install cursor --write --remove|not both",
                "install cursor --token=abc|--http",
                "install cursor --http ftp://example.com|https://",
                "install cursor --http a|https://",
                "install --write|Name a client"
            })
    void what_cannot_be_understood_is_explained(String line) {
        String[] commandAndWhy = line.split("\\|");

        Ended ended = jar.run(commandAndWhy[0].split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).singleElement().asString().contains(commandAndWhy[1]);
    }

    private static List<String> arguments(JsonObject entry) {
        return entry.getJsonArray("args").stream().map(Object::toString).toList();
    }
}

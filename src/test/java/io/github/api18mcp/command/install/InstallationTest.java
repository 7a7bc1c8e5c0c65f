package io.github.api18mcp.command.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.command.install.Installation.Change;
import io.github.api18mcp.command.install.ServerEntry.Local;
import io.github.api18mcp.command.install.ServerEntry.Remote;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each client's file in a home of its own. */
class InstallationTest {

    private static final String KEY = "api18_0123456789abcdef";
    private static final Local SERVER =
            new Local("/opt/api18-mcp/bin/api18-mcp", List.of("stdio"), Map.of("API18_KEY", KEY));
    private static final Remote TEAM =
            new Remote(URI.create("https://media.example.com/mcp"), Optional.of("token-of-ann"));

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(McpClient.class)
    void a_file_with_comments_is_as_before_after_two_writes_and_a_removal(McpClient client) throws IOException {
        Installation installation = installation(client);
        String before = existing(installation.file());

        Change first = installation.write(SERVER);
        String written = Files.readString(installation.file());
        Change second = installation.write(SERVER);
        Change removed = installation.remove();

        assertThat(first.changed()).isTrue();
        assertThat(first.backup().orElseThrow()).hasParent(installation.file().getParent());
        assertThat(written).contains("/opt/api18-mcp/bin/api18-mcp", KEY, "a comment");
        assertThat(second.changed()).isFalse();
        assertThat(removed.changed()).isTrue();
        assertThat(installation.file()).hasContent(before);
        assertThat(Files.readString(removed.backup().orElseThrow())).isEqualTo(written);
        assertThat(installation.remove().changed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(McpClient.class)
    void a_file_is_created_for_its_owner_alone(McpClient client) throws IOException {
        Installation installation = installation(client);

        Change change = installation.write(SERVER);

        assertThat(change.backup()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(installation.file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(installation.file().getParent())) {
            assertThat(files).containsExactly(installation.file());
        }
    }

    @ParameterizedTest
    @EnumSource(McpClient.class)
    void what_is_printed_contains_no_key(McpClient client) {
        assertThat(installation(client).example(SERVER))
                .contains("/opt/api18-mcp/bin/api18-mcp", "YOUR_API18_KEY")
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLAUDE_CODE | .claude.json                               | mcpServers.api18      | type=stdio",
                "CLAUDE_DESKTOP | .config/Claude/claude_desktop_config.json | mcpServers.api18    | command=/opt/api18-mcp/bin/api18-mcp",
                "CURSOR      | .cursor/mcp.json                           | mcpServers.api18      | command=/opt/api18-mcp/bin/api18-mcp",
                "VSCODE      | .config/Code/User/mcp.json                 | servers.api18         | type=stdio",
                "JETBRAINS   | .junie/mcp/mcp.json                        | mcpServers.api18      | command=/opt/api18-mcp/bin/api18-mcp",
                "CODEX       | .codex/config.toml                         | mcp_servers.api18     | tool_timeout_sec=120",
                "GEMINI      | .gemini/settings.json                      | mcpServers.api18      | command=/opt/api18-mcp/bin/api18-mcp",
                "WINDSURF    | .codeium/windsurf/mcp_config.json          | mcpServers.api18      | command=/opt/api18-mcp/bin/api18-mcp",
                "ZED         | .config/zed/settings.json                  | context_servers.api18 | command=/opt/api18-mcp/bin/api18-mcp",
                "LM_STUDIO   | .lmstudio/mcp.json                         | mcpServers.api18      | command=/opt/api18-mcp/bin/api18-mcp",
                "OPENCODE    | .config/opencode/opencode.json             | mcp.servers.api18     | type=local"
            })
    void each_client_has_its_file_and_form(McpClient client, String file, String path, String member)
            throws IOException {
        installation(client).write(SERVER);

        JsonNode entry = entry(home.resolve(file), path);
        String[] nameAndValue = member.split("=");
        assertThat(entry.path(nameAndValue[0]).asText()).isEqualTo(nameAndValue[1]);
        assertThat(entry.path(client == McpClient.OPENCODE ? "environment" : "env")
                        .path("API18_KEY")
                        .asText())
                .isEqualTo(KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "CLAUDE_CODE, .claude.json, mcpServers.api18, url, headers",
        "CURSOR, .cursor/mcp.json, mcpServers.api18, url, headers",
        "VSCODE, .config/Code/User/mcp.json, servers.api18, url, headers",
        "CODEX, .codex/config.toml, mcp_servers.api18, url, http_headers",
        "GEMINI, .gemini/settings.json, mcpServers.api18, httpUrl, headers",
        "WINDSURF, .codeium/windsurf/mcp_config.json, mcpServers.api18, serverUrl, headers",
        "ZED, .config/zed/settings.json, context_servers.api18, url, headers",
        "LM_STUDIO, .lmstudio/mcp.json, mcpServers.api18, url, headers",
        "OPENCODE, .config/opencode/opencode.json, mcp.servers.api18, url, headers"
    })
    void a_teams_server_takes_the_place_of_one_on_this_machine(
            McpClient client, String file, String path, String url, String headers) throws IOException {
        installation(client).write(SERVER);

        installation(client).write(TEAM);

        JsonNode entry = entry(home.resolve(file), path);
        assertThat(entry.path(url).asText()).isEqualTo("https://media.example.com/mcp");
        assertThat(entry.path(headers).path("Authorization").asText()).isEqualTo("Bearer token-of-ann");
        assertThat(entry.has("command")).isFalse();
        assertThat(entry.toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource({"CLAUDE_DESKTOP, Customize > Connectors", "JETBRAINS, Settings | Tools"})
    void a_client_whose_file_takes_no_such_server_says_where_to_enter_it(McpClient client, String where) {
        assertThatThrownBy(() -> installation(client).write(TEAM))
                .isInstanceOf(InstallException.class)
                .hasMessageContaining(where);
        assertThat(installation(client).file()).doesNotExist();
    }

    @Test
    void the_successor_of_windsurf_gets_its_own_command() {
        Local spaced = new Local("/opt/my programs/api18-mcp", List.of("stdio"), Map.of("API18_KEY", KEY));

        assertThat(McpClient.WINDSURF.advice(spaced))
                .endsWith("devin mcp add -s user api18 -- '/opt/my programs/api18-mcp' stdio")
                .doesNotContain(KEY);
        assertThat(McpClient.WINDSURF.advice(TEAM)).doesNotContain("devin");
    }

    @Test
    void what_a_person_added_to_our_entry_is_kept() throws IOException {
        Path file = Files.createDirectories(home.resolve(".cursor")).resolve("mcp.json");
        Files.writeString(
                file,
                "{\"mcpServers\": {\"api18\": {\"command\": \"/old\", \"disabled\": true, \"env\": {\"API18MCP_WAIT\": \"30s\"}}}}");

        installation(McpClient.CURSOR).write(SERVER);

        JsonNode entry = entry(file, "mcpServers.api18");
        assertThat(entry.path("command").asText()).isEqualTo("/opt/api18-mcp/bin/api18-mcp");
        assertThat(entry.path("disabled").asBoolean()).isTrue();
        assertThat(entry.path("env").path("API18MCP_WAIT").asText()).isEqualTo("30s");
        assertThat(entry.path("env").path("API18_KEY").asText()).isEqualTo(KEY);
    }

    @Test
    void version_1_of_opencode_is_recognised_by_its_servers() throws IOException {
        Path file = Files.createDirectories(home.resolve(".config/opencode")).resolve("opencode.jsonc");
        Files.writeString(file, "{\"mcp\": {\"memory\": {\"type\": \"local\", \"command\": [\"npx\"]}}}");

        installation(McpClient.OPENCODE).write(SERVER);

        assertThat(entry(file, "mcp.api18").path("command").toString())
                .isEqualTo("[\"/opt/api18-mcp/bin/api18-mcp\",\"stdio\"]");
    }

    @Test
    void a_file_behind_a_link_is_edited_where_it_is_and_keeps_its_permissions() throws IOException {
        Path dotfiles = Files.createDirectories(home.resolve("dotfiles")).resolve("cursor.json");
        Files.writeString(dotfiles, "{}");
        Files.setPosixFilePermissions(dotfiles, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createDirectories(home.resolve(".cursor")).resolve("mcp.json");
        Files.createSymbolicLink(link, dotfiles);

        installation(McpClient.CURSOR).write(SERVER);

        assertThat(link).isSymbolicLink();
        assertThat(dotfiles).content().contains("api18");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dotfiles)))
                .isEqualTo("rw-r-----");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CURSOR | .cursor/mcp.json   | {\"mcpServers\": {            | line 1 is not JSON",
                "CURSOR | .cursor/mcp.json   | {\"mcpServers\": []}          | mcpServers",
                "CODEX  | .codex/config.toml | model =                       | line 1 is not TOML",
                "CODEX  | .codex/config.toml | mcp_servers = {a = {b = 1}}   | unusual"
            })
    void a_file_that_cannot_be_edited_safely_stays_as_it_is(McpClient client, String file, String text, String why)
            throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);

        assertThatThrownBy(() -> installation(client).write(SERVER))
                .isInstanceOf(InstallException.class)
                .hasMessageContainingAll(path.toString(), why, "Nothing was changed");

        assertThat(path).hasContent(text);
        try (var files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MACOS, CLAUDE_DESKTOP, Library/Application Support/Claude/claude_desktop_config.json",
        "MACOS, VSCODE, Library/Application Support/Code/User/mcp.json",
        "MACOS, ZED, .config/zed/settings.json",
        "WINDOWS, CLAUDE_DESKTOP, AppData/Roaming/Claude/claude_desktop_config.json",
        "WINDOWS, VSCODE, AppData/Roaming/Code/User/mcp.json",
        "WINDOWS, ZED, AppData/Roaming/Zed/settings.json",
        "WINDOWS, CURSOR, .cursor/mcp.json"
    })
    void other_systems_keep_files_elsewhere(OperatingSystem system, McpClient client, String file) {
        assertThat(client.file(UserFolders.of(system, home, Map.of()))).isEqualTo(home.resolve(file));
    }

    private Installation installation(McpClient client) {
        return new Installation(client, UserFolders.of(OperatingSystem.LINUX, home, Map.of()));
    }

    private static String existing(Path file) throws IOException {
        String text = file.toString().endsWith(".toml")
                ? "# a comment\nmodel = \"o5\"\n\n[mcp_servers.memory]\ncommand = \"npx\" # a comment too\n"
                : "{\n    // a comment\n    \"theme\": \"dark\", // a comment too\n    \"other\": {\"a\": [1, 2]}\n}\n";
        Files.createDirectories(file.getParent());
        return Files.readString(Files.writeString(file, text));
    }

    private static JsonNode entry(Path file, String path) throws IOException {
        return ConfigSyntax.at(
                ConfigSyntax.of(file.toString()).read(Files.readString(file)), List.of(path.split("\\.")));
    }
}

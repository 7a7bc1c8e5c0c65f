package io.github.api18mcp.command.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clients that {@code install} knows: where each keeps its configuration, and how it writes down a server. {@code
 * docs/clients} names the source of each line.
 */
public enum McpClient {
    CLAUDE_CODE(
            "claude-code",
            "Claude Code",
            folders -> List.of(folders.home().resolve(".claude.json")),
            List.of("mcpServers"),
            EntryShape.TYPED,
            "Start a new session of Claude Code; /mcp lists the server."),
    CLAUDE_DESKTOP(
            "claude-desktop",
            "Claude Desktop",
            folders -> List.of(folders.applications().resolve("Claude/claude_desktop_config.json")),
            List.of("mcpServers"),
            EntryShape.LOCAL_ONLY,
            "Quit Claude Desktop and start it again. It adds servers on other machines under Customize > Connectors, and only"
                    + " those that ask for no token."),
    CURSOR(
            "cursor",
            "Cursor",
            folders -> List.of(folders.home().resolve(".cursor/mcp.json")),
            List.of("mcpServers"),
            EntryShape.PLAIN,
            "Restart Cursor, and check that the server is switched on under MCP in its settings."),
    VSCODE(
            "vscode",
            "Visual Studio Code",
            folders -> List.of(folders.applications().resolve("Code/User/mcp.json")),
            List.of("servers"),
            EntryShape.TYPED,
            "Run MCP: List Servers in the command palette, and start the server."),
    JETBRAINS(
            "jetbrains",
            "JetBrains (Junie)",
            folders -> List.of(folders.home().resolve(".junie/mcp/mcp.json")),
            List.of("mcpServers"),
            EntryShape.LOCAL_ONLY,
            "AI Assistant has its own list: paste the same JSON under Settings | Tools | AI Assistant |"
                    + " Model Context Protocol (MCP). It takes a team's server there."),
    CODEX(
            "codex",
            "Codex",
            folders -> List.of(folders.home().resolve(".codex/config.toml")),
            List.of("mcp_servers"),
            EntryShape.CODEX,
            "Start a new session of Codex; /mcp lists the server."),
    GEMINI(
            "gemini",
            "Gemini CLI",
            folders -> List.of(folders.home().resolve(".gemini/settings.json")),
            List.of("mcpServers"),
            EntryShape.GEMINI,
            "Restart Gemini CLI; /mcp lists the server. Antigravity CLI has its own command: agy mcp add."),
    WINDSURF(
            "windsurf",
            "Windsurf",
            folders -> List.of(folders.home().resolve(".codeium/windsurf/mcp_config.json")),
            List.of("mcpServers"),
            EntryShape.WINDSURF,
            "Refresh the list of MCP servers in Windsurf.") {
        /** Devin's documents and those of others disagree about its file; its own command knows. */
        @Override
        Optional<String> successor(ServerEntry.Local server) {
            return Optional.of("Devin Desktop, its successor, has a command of its own: devin mcp add -s user "
                    + ServerEntry.NAME + " -- " + server.commandLine());
        }
    },
    ZED(
            "zed",
            "Zed",
            folders -> List.of(folders.config()
                    .resolve(folders.system() == OperatingSystem.WINDOWS ? "Zed" : "zed")
                    .resolve("settings.json")),
            List.of("context_servers"),
            EntryShape.PLAIN,
            "Zed reads the file at once; the agent panel's settings show the server."),
    LM_STUDIO(
            "lmstudio",
            "LM Studio",
            folders -> Stream.of(".lmstudio/mcp.json", ".cache/lm-studio/mcp.json")
                    .map(folders.home()::resolve)
                    .toList(),
            List.of("mcpServers"),
            EntryShape.PLAIN,
            "Switch the server on in LM Studio, in the tab Program."),
    OPENCODE(
            "opencode",
            "opencode",
            folders -> Stream.of("opencode.json", "opencode.jsonc")
                    .map(folders.home().resolve(".config/opencode")::resolve)
                    .toList(),
            List.of("mcp", "servers"),
            EntryShape.OPENCODE,
            "Restart opencode.") {
        /** Version 1 has the servers directly under {@code mcp}, and nothing tells the versions of a new file apart. */
        @Override
        List<String> path(JsonNode root) {
            JsonNode mcp = root.path("mcp");
            boolean first = !mcp.has("servers")
                    && mcp.properties().stream()
                            .anyMatch(server -> server.getValue().has("type"));
            return first ? List.of("mcp") : super.path(root);
        }
    };

    private final String id;
    private final String title;
    private final Function<UserFolders, List<Path>> files;
    private final List<String> path;
    private final EntryShape shape;
    private final String advice;

    McpClient(
            String id,
            String title,
            Function<UserFolders, List<Path>> files,
            List<String> path,
            EntryShape shape,
            String advice) {
        this.id = id;
        this.title = title;
        this.files = files;
        this.path = path;
        this.shape = shape;
        this.advice = advice;
    }

    public static Optional<McpClient> byId(String id) {
        return Stream.of(values()).filter(client -> client.id.equals(id)).findFirst();
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** What a person does after the file has changed. */
    public String advice(ServerEntry server) {
        return server instanceof ServerEntry.Local local
                ? Stream.concat(Stream.of(advice), successor(local).stream()).collect(Collectors.joining("\n"))
                : advice;
    }

    /** How to add the server to the application that replaces this one. */
    Optional<String> successor(ServerEntry.Local server) {
        return Optional.empty();
    }

    /** The file that is there, or else the one to create. */
    public Path file(UserFolders folders) {
        List<Path> candidates = files.apply(folders);
        return candidates.stream().filter(Files::exists).findFirst().orElse(candidates.get(0));
    }

    EntryShape shape() {
        return shape;
    }

    /** The names under which servers are listed in a configuration. */
    List<String> path(JsonNode root) {
        return path;
    }
}

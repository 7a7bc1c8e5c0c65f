package io.github.api18mcp.command.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Document;
import io.github.api18mcp.command.install.ServerEntry.Local;
import io.github.api18mcp.command.install.ServerEntry.Remote;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each client has a page, whose files and examples are generated; accept a change with {@code ./mvnw test
 * -Dtest=ClientDocumentsTest -Daccept.snapshots=true}.
 */
class ClientDocumentsTest {

    private static final Path FOLDER = Path.of("docs", "clients");
    private static final Local SERVER =
            new Local("/path/to/api18-mcp/bin/api18-mcp", List.of("stdio"), Map.of("API18_KEY", "a key"));
    private static final Remote TEAM =
            new Remote(URI.create("https://media.example.com/mcp"), Optional.of("YOUR_TOKEN"));

    @ParameterizedTest
    @EnumSource(McpClient.class)
    void the_files_are_those_that_install_edits(McpClient client) throws IOException {
        String rows = Stream.of(OperatingSystem.values())
                .map(system -> "| %s | `%s` |\n".formatted(name(system), file(client, system)))
                .collect(Collectors.joining());

        page(client).holds("file", "| system | file |\n|---|---|\n" + rows);
    }

    @ParameterizedTest
    @EnumSource(McpClient.class)
    void the_example_is_what_install_prints(McpClient client) throws IOException {
        page(client).holds("example", block(client, SERVER));
    }

    @ParameterizedTest
    @EnumSource(McpClient.class)
    void so_is_the_one_of_a_teams_server(McpClient client) throws IOException {
        page(client)
                .holds(
                        "team",
                        client.shape().of(TEAM).isPresent()
                                ? block(client, TEAM)
                                : "Its file takes no server on another machine.\n");
    }

    @Test
    void the_readme_lists_them_all() throws IOException {
        String rows = Stream.of(McpClient.values())
                .map(client -> "| %s | `bin/api18-mcp install %s --write` | [more](docs/clients/%s.md) |\n"
                        .formatted(client.title(), client.id(), client.id()))
                .collect(Collectors.joining());

        new Document(Path.of("README.md")).holds("clients", "| assistant | command | |\n|---|---|---|\n" + rows);
    }

    @Test
    void there_are_no_other_pages() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            assertThat(pages)
                    .containsExactlyInAnyOrderElementsOf(Stream.of(McpClient.values())
                            .map(client -> page(client).file())
                            .toList());
        }
    }

    private static Document page(McpClient client) {
        return new Document(FOLDER.resolve(client.id() + ".md"));
    }

    private static String block(McpClient client, ServerEntry server) {
        Installation installation = new Installation(client, folders(OperatingSystem.LINUX));
        String language = installation.file().toString().endsWith(".toml") ? "toml" : "json";
        return "```" + language + "\n" + installation.example(server) + "```\n";
    }

    private static String name(OperatingSystem system) {
        return switch (system) {
            case LINUX -> "Linux";
            case MACOS -> "macOS";
            case WINDOWS -> "Windows";
        };
    }

    private static String file(McpClient client, OperatingSystem system) {
        String file = client.file(folders(system)).toString();
        return system == OperatingSystem.WINDOWS ? file.replace('/', '\\') : file;
    }

    private static UserFolders folders(OperatingSystem system) {
        return system == OperatingSystem.WINDOWS
                ? UserFolders.of(system, Path.of("%USERPROFILE%"), Map.of("APPDATA", "%APPDATA%"))
                : UserFolders.of(system, Path.of("~"), Map.of());
    }
}

package io.github.api18mcp.command;

import io.github.api18mcp.command.install.Installation.Change;
import io.github.api18mcp.command.install.McpClient;
import io.github.api18mcp.command.install.ServerEntry;
import io.github.api18mcp.command.install.UserFolders;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code install} tells a person about the configuration of a client. */
record InstallText(McpClient client, UserFolders folders) {

    /** After the configuration itself was printed. */
    String printed(Path file, ServerEntry server) {
        return "\nAdd this to " + folders.display(file) + ", or run: api18-mcp install " + client.id() + " --write\n"
                + client.advice(server);
    }

    String written(Change change, ServerEntry server) {
        String file = folders.display(change.file());
        if (!change.changed()) {
            return file + " has it already; nothing was changed.";
        }
        return Stream.of(
                        "Wrote the server " + ServerEntry.NAME + " to " + file + backup(change) + ".",
                        server instanceof ServerEntry.Local ? mode(change.variables()) : "",
                        client.advice(server))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Whether it will cost money, unless the person has said so. */
    private static String mode(Set<String> variables) {
        if (variables.contains("API18MCP_MODE")) {
            return "";
        }
        return KeyVariables.all().anyMatch(variables::contains)
                ? "It has a key: calls cost money, at most $10 a day unless you set another limit."
                : "It has no key, so it runs in the sandbox, where nothing is charged. To go live, set API18_KEY and run this"
                        + " again.";
    }

    String removed(Change change) {
        String file = folders.display(change.file());
        return change.changed()
                ? "Removed the server " + ServerEntry.NAME + " from " + file + backup(change) + "."
                : file + " has no server " + ServerEntry.NAME + "; nothing was changed.";
    }

    private String backup(Change change) {
        return change.backup()
                .map(copy -> " (the file before: " + folders.display(copy) + ")")
                .orElse("");
    }
}

package io.github.api18mcp.command;

import io.github.api18mcp.command.install.InstallException;
import io.github.api18mcp.command.install.Installation;
import io.github.api18mcp.command.install.LaunchCommand;
import io.github.api18mcp.command.install.McpClient;
import io.github.api18mcp.command.install.ServerEntry;
import io.github.api18mcp.command.install.UserFolders;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds this server to an MCP client. Starts nothing, and so needs no working configuration. */
@Command(
        name = "install",
        description =
                "Prints the configuration of an MCP client for this server, or writes it. Without a client, lists them.",
        mixinStandardHelpOptions = true,
        footer = {
            "Keys that are set in the environment, such as API18_KEY, are written into the client's file. Without any, the"
                    + " server runs in the sandbox, where nothing is charged.",
            "Exit codes: 0 done, 1 the file cannot be edited, 2 bad arguments."
        })
final class InstallCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CLIENT",
            description = "The client, such as claude-code, cursor or vscode.",
            completionCandidates = ClientNames.class)
    private Optional<String> client = Optional.empty();

    @Option(names = "--write", description = "Writes it into the client's file. Everything else in it stays.")
    private boolean write;

    @Option(names = "--remove", description = "Removes this server from the client's file.")
    private boolean remove;

    @Option(names = "--http", paramLabel = "URL", description = "Connects to a server that runs there, over HTTP.")
    private Optional<String> http = Optional.empty();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            arity = "0..1",
            interactive = true,
            description = "Your token for that server. Without a value, it is asked for.")
    private Optional<String> token = Optional.empty();

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "A setting for the server, such as API18MCP_BUDGET_PER_DAY_USD=5. May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Override
    public Integer call() {
        if (client.isEmpty()) {
            return withoutClient();
        }
        Optional<McpClient> known = McpClient.byId(client.get());
        if (known.isEmpty()) {
            return misused("There is no client " + client.get() + "." + Suggestion.question(client.get(), names())
                    + " There are: " + String.join(", ", names()));
        }
        if (write && remove) {
            return misused("Either --write or --remove, not both.");
        }
        if (token.isPresent() && http.isEmpty()) {
            return misused("--token is for a server elsewhere: --http URL --token TOKEN.");
        }
        if (!settings.isEmpty() && http.isPresent()) {
            return misused("--env is for a server on this machine; a server elsewhere has its own settings.");
        }
        return installed(known.get());
    }

    private int installed(McpClient known) {
        UserFolders folders = UserFolders.current();
        Installation installation = new Installation(known, folders);
        InstallText text = new InstallText(known, folders);
        try {
            if (remove) {
                return told(text.removed(installation.remove()));
            }
            ServerEntry server = server();
            if (write) {
                return told(text.written(installation.write(server), server));
            }
            System.out.print(installation.example(server));
            System.err.println(WordWrap.ofOutput().of(text.printed(installation.file(), server)));
            return ExitCode.SUCCESS;
        } catch (InstallException e) {
            System.err.println(e.getMessage());
            return ExitCode.FAILED;
        } catch (IllegalArgumentException e) {
            return misused("--http: " + e.getMessage());
        }
    }

    private ServerEntry server() {
        if (http.isPresent()) {
            URI given = URI.create(http.get().strip());
            boolean bare = given.getPath() == null
                    || given.getPath().isEmpty()
                    || given.getPath().equals("/");
            return new ServerEntry.Remote(bare ? given.resolve("/mcp") : given, token);
        }
        LaunchCommand launch = LaunchCommand.current();
        // A client on the desktop does not see the environment of a terminal, so its file has the keys.
        Map<String, String> environment = KeyVariables.set(System.getenv());
        environment.putAll(settings);
        return new ServerEntry.Local(launch.program(), launch.stdio(), environment);
    }

    private int withoutClient() {
        if (write || remove || http.isPresent()) {
            return misused("Name a client. There are: " + String.join(", ", names()));
        }
        UserFolders folders = UserFolders.current();
        TextTable table = new TextTable(List.of("CLIENT", "APPLICATION", "FILE"));
        Stream.of(McpClient.values()).forEach(known -> {
            Path file = known.file(folders);
            table.row(known.id(), known.title(), folders.display(file) + (Files.exists(file) ? "" : " (not there)"));
        });
        WordWrap wrap = WordWrap.ofOutput();
        System.out.println(wrap.of(table.within(wrap.columns())));
        return ExitCode.SUCCESS;
    }

    private static List<String> names() {
        return Stream.of(McpClient.values()).map(McpClient::id).toList();
    }

    private static int told(String message) {
        System.out.println(WordWrap.ofOutput().of(message));
        return ExitCode.SUCCESS;
    }

    private static int misused(String message) {
        System.err.println(WordWrap.ofOutput().of(message));
        return ExitCode.BAD_ARGUMENTS;
    }

    /** For shell completion. */
    static final class ClientNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }
}

package io.github.api18mcp.command;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.access.TokensFile;
import io.github.api18mcp.command.TokenCommand.Add;
import io.github.api18mcp.command.TokenCommand.ListAll;
import io.github.api18mcp.command.TokenCommand.Revoke;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The bearer tokens of a server for several people. Starts nothing, so that a server can be set up with it. */
@Command(
        name = "token",
        description = "Adds, lists and revokes the tokens of people who use a server over HTTP.",
        mixinStandardHelpOptions = true,
        subcommands = {Add.class, ListAll.class, Revoke.class},
        footer = "Exit codes: 0 done, 1 the file cannot be used, or has no such token, 2 bad arguments.")
final class TokenCommand implements Callable<Integer> {

    private static final String VARIABLE = "API18MCP_ACCESS_TOKENS_FILE";

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        throw new ParameterException(command.commandLine(), "Say what to do: token add, token list or token revoke.");
    }

    /** Which file. */
    private static final class InFile {

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "The tokens file; default: API18MCP_ACCESS_TOKENS_FILE.")
        private Optional<Path> file = Optional.empty();

        int edit(Function<TokensFile, Integer> edit) {
            Optional<Path> path = file.or(() -> Optional.ofNullable(System.getenv(VARIABLE))
                    .filter(value -> !value.isBlank())
                    .map(Path::of));
            if (path.isEmpty()) {
                System.err.println(
                        "Which file? Set " + VARIABLE + ", for this command and for the server, or use --file.");
                return ExitCode.BAD_ARGUMENTS;
            }
            try {
                return edit.apply(new TokensFile(path.get()));
            } catch (ConfigurationException e) {
                System.err.println(e.getMessage());
                return ExitCode.FAILED;
            }
        }
    }

    @Command(
            name = "add",
            description = "Creates a token, prints it once, and stores its hash.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {

        @Parameters(
                index = "0",
                paramLabel = "NAME",
                description = "Whose it is. Each name has its own jobs and limits; metrics may only read /q/metrics.")
        private String name;

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "The server's address, for the configuration that is printed.")
        private String url = "http://127.0.0.1:8080/mcp";

        @Mixin
        private InFile in = new InFile();

        @Override
        public Integer call() {
            return in.edit(file -> {
                System.out.println(file.add(name));
                System.err.println(Caller.METRICS.name().equals(name) ? forPrometheus() : forClients());
                return ExitCode.SUCCESS;
            });
        }

        private String forClients() {
            return ("This token of " + name
                            + " is not shown again. Running servers know it within a second. To use it:%n"
                            + "  api18-mcp install CLIENT --http " + url + " --token TOKEN --write%n"
                            + "or, in any client, the header: Authorization: Bearer TOKEN")
                    .formatted();
        }

        private static String forPrometheus() {
            return "This token is not shown again. It reads /q/metrics and nothing else; give it to Prometheus.";
        }
    }

    @Command(name = "list", description = "Lists whose tokens there are.", mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {

        @Mixin
        private InFile in = new InFile();

        @Override
        public Integer call() {
            return in.edit(file -> {
                Map<String, Long> counts = file.names().stream()
                        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
                TextTable table = new TextTable(List.of("NAME", "TOKENS"));
                counts.forEach((name, count) -> table.row(name, count.toString()));
                System.out.println(counts.isEmpty() ? "There are no tokens." : table);
                return ExitCode.SUCCESS;
            });
        }
    }

    @Command(name = "revoke", description = "Removes all tokens of a name.", mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NAME", description = "Whose tokens.")
        private String name;

        @Mixin
        private InFile in = new InFile();

        @Override
        public Integer call() {
            return in.edit(file -> {
                int revoked = file.revoke(name);
                if (revoked == 0) {
                    System.err.println("There is no token of " + name + "." + Suggestion.question(name, file.names()));
                    return ExitCode.FAILED;
                }
                System.out.println("Revoked %d %s of %s. Running servers refuse %s within a second."
                        .formatted(revoked, revoked == 1 ? "token" : "tokens", name, revoked == 1 ? "it" : "them"));
                if (file.names().isEmpty()) {
                    System.err.println("No token is left: running servers refuse everybody, and none will start.");
                }
                return ExitCode.SUCCESS;
            });
        }
    }
}

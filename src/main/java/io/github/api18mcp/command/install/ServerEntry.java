package io.github.api18mcp.command.install;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a client reaches this server: it launches a process, or it connects to an address. */
public sealed interface ServerEntry {

    /** The name of the server in every client's configuration. */
    String NAME = "api18";

    /** The same entry without secrets of the environment, fit to be printed. */
    ServerEntry printable();

    /**
     * A process on this machine.
     *
     * @param environment its variables, keys among them
     */
    record Local(String program, List<String> arguments, Map<String, String> environment) implements ServerEntry {

        private static final Pattern SECRET = Pattern.compile(".*(KEY|TOKEN|PASSWORD|SECRET)");

        public Local {
            if (program.isBlank()) {
                throw new IllegalArgumentException("a program has a name");
            }
            arguments = List.copyOf(arguments);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }

        @Override
        public Local printable() {
            Map<String, String> shown = new LinkedHashMap<>(environment);
            shown.replaceAll((name, value) -> SECRET.matcher(name).matches() ? "YOUR_" + name : value);
            return new Local(program, arguments, shown);
        }

        /** The command as a person types it in a shell, without its variables. */
        String commandLine() {
            return Stream.concat(Stream.of(program), arguments.stream())
                    .map(word -> word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                    .collect(Collectors.joining(" "));
        }
    }

    /** A server that runs elsewhere, over Streamable HTTP. */
    record Remote(URI url, Optional<String> token) implements ServerEntry {

        public Remote {
            if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme()) || url.getHost() == null) {
                throw new IllegalArgumentException("the address of a server starts with http:// or https://");
            }
            token.filter(text -> !text.matches("[\\x21-\\x7e]+")).ifPresent(text -> {
                throw new IllegalArgumentException("a token has no spaces");
            });
        }

        /** The token was given to be printed; nothing is hidden. */
        @Override
        public Remote printable() {
            return this;
        }
    }
}

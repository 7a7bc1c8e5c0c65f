package io.github.api18mcp.command;

import io.github.api18mcp.access.AccessConfig;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.transport.ConnectionGuard;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Serves MCP over HTTP until it is stopped. */
@Command(
        name = "serve",
        description = "Serves MCP over HTTP: Streamable HTTP at /mcp, legacy HTTP+SSE at /mcp/sse.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port; default: 8080. 0 picks a free port.",
            converter = Port.class)
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address to bind to; default: 127.0.0.1. Others need API18MCP_ACCESS_TOKENS_FILE.")
    private Optional<String> host = Optional.empty();

    @Override
    public Integer call() {
        port.ifPresent(number -> System.setProperty("quarkus.http.port", String.valueOf(number)));
        host.ifPresent(address -> System.setProperty("quarkus.http.host", address));
        ConnectionGuard.enable();
        return Launch.application(Server.class);
    }

    static final class Port implements ITypeConverter<Integer> {

        private static final int HIGHEST = 65_535;

        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST) {
                throw new TypeConversionException("'" + text + "' is not a port, 0 to " + HIGHEST);
            }
            return Integer.valueOf(text);
        }
    }

    /** Says what it serves, and keeps the application running. In the log, because that is what operators read. */
    @Singleton
    public static final class Server implements QuarkusApplication {

        private static final Logger LOG = Logger.getLogger(Server.class);

        private final Budget budget;
        private final AccessConfig access;
        private final Mode mode;

        Server(Budget budget, AccessConfig access, Mode mode) {
            this.budget = budget;
            this.access = access;
            this.mode = mode;
        }

        @Override
        public int run(String... args) {
            LOG.info("MCP is at /mcp of this address, for older clients at /mcp/sse");
            LOG.info(
                    mode == Mode.SANDBOX
                            ? "Sandbox: everything is generated on this machine and nothing is charged; set a key to go live"
                            : "Live: calls cost money. Limits: " + LimitsText.of(budget));
            LOG.info("Callers: " + callers());
            Quarkus.waitForExit();
            return 0;
        }

        private String callers() {
            if (access.tokensFile().isPresent()) {
                return "everybody with a token in " + access.tokensFile().get();
            }
            return access.anonymous() ? "anybody who reaches the port" : "this machine";
        }
    }
}

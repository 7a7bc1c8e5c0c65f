package io.github.api18mcp.command;

import io.github.api18mcp.transport.ConnectionGuard;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;
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
                throw new TypeConversionException("'" + text + "' is no port, 0 to " + HIGHEST);
            }
            return Integer.valueOf(text);
        }
    }

    /** Keeps the application running. */
    @Singleton
    public static final class Server implements QuarkusApplication {
        @Override
        public int run(String... args) {
            Quarkus.waitForExit();
            return 0;
        }
    }
}

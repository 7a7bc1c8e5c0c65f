package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.input.FileAccess;
import io.github.api18mcp.input.InputConfig;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.Root;
import io.quarkiverse.mcp.server.Roots;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The files that an MCP client may name: over stdio, those in the folders that it says its person works in, and in API18MCP_INPUT_DIRS. */
@Singleton
class ClientFiles {

    private static final Logger LOG = Logger.getLogger(ClientFiles.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Path> always;

    ClientFiles(InputConfig config) {
        this.always = config.inputDirs().orElse(List.of());
    }

    FileAccess of(ToolArguments call) {
        return call.connection().initialRequest().transport() == Transport.STDIO
                ? FileAccess.within(() -> folders(call))
                : FileAccess.NONE;
    }

    /** A client of the revision without sessions cannot be asked during a call. */
    private Uni<List<Path>> folders(ToolArguments call) {
        Roots roots = call.roots();
        if (call.connection() instanceof MultiRoundTrip || !roots.isSupported()) {
            return Uni.createFrom().item(always);
        }
        return roots.list()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(named -> Stream.concat(always.stream(), named.stream().flatMap(root -> path(root).stream()))
                        .toList())
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("The client does not say in which folders its person works: %s", failure);
                    return always;
                });
    }

    private static Optional<Path> path(Root root) {
        try {
            return Optional.of(Path.of(URI.create(root.uri())));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}

package io.github.api18mcp.transport.stateless;

import io.quarkiverse.mcp.server.runtime.McpMessageHandler;
import java.util.List;
import java.util.stream.Stream;

/** The revisions of the protocol, told apart by how a client connects. */
final class ProtocolRevisions {

    /** The first revision without sessions. */
    static final String STATELESS = "2026-07-28";

    /** Newest first. All but the first begin with {@code initialize}. */
    static final List<String> SUPPORTED = Stream.concat(
                    Stream.of(STATELESS), McpMessageHandler.SUPPORTED_PROTOCOL_VERSIONS.stream())
            .toList();

    private ProtocolRevisions() {}

    /** Whether a client that names this revision opens a session. */
    static boolean hasSessions(String version) {
        return McpMessageHandler.SUPPORTED_PROTOCOL_VERSIONS.contains(version);
    }
}

package io.github.api18mcp.tool.mcp;

import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.runtime.McpMessageHandler;
import java.util.List;

/** A version of the protocol, which is a date: {@code 2025-06-18}. */
public record ProtocolVersion(String date) {

    static final ProtocolVersion V2025_03_26 = new ProtocolVersion("2025-03-26");
    static final ProtocolVersion V2025_06_18 = new ProtocolVersion("2025-06-18");
    public static final ProtocolVersion V2025_11_25 = new ProtocolVersion("2025-11-25");

    /** Newest first. */
    private static final List<String> SUPPORTED = McpMessageHandler.SUPPORTED_PROTOCOL_VERSIONS;

    /** The version that the server answers with: the client's own, or the newest if that is not supported. */
    public static ProtocolVersion negotiated(InitialRequest client) {
        return negotiated(client.protocolVersion());
    }

    static ProtocolVersion negotiated(String offered) {
        return new ProtocolVersion(SUPPORTED.contains(offered) ? offered : SUPPORTED.get(0));
    }

    boolean isAtLeast(ProtocolVersion other) {
        return date.compareTo(other.date) >= 0;
    }
}

package io.github.api18mcp.transport;

import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.runtime.McpRequestImpl;

/** A message from standard input. */
final class StdioRequest extends McpRequestImpl<StdioConnection> {

    StdioRequest(Object json, StdioConnection connection) {
        super(McpServer.DEFAULT, json, connection, connection, null, null, null);
    }
}

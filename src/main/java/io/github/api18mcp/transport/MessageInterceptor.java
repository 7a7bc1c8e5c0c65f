package io.github.api18mcp.transport;

import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Handles well-formed messages over stdio that the MCP extension does not understand. */
public interface MessageInterceptor {

    /**
     * @param client the connection to the client, which carries the messages of all requests
     * @return completed once the message is answered; empty if the extension handles it
     */
    Optional<Future<Void>> intercept(JsonObject message, McpConnectionBase client);
}

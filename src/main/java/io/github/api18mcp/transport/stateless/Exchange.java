package io.github.api18mcp.transport.stateless;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Carries the messages of one request to its client: notifications, and then the response. */
interface Exchange {

    Future<Void> send(JsonObject message);

    /** Whether the client is gone. */
    boolean isClosed();
}

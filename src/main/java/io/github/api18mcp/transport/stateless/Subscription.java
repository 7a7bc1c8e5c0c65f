package io.github.api18mcp.transport.stateless;

import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.quarkiverse.mcp.server.runtime.config.McpServerRuntimeConfig;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The notifications that one client listens to. For the extension it is a connection that it sends its notifications to. */
final class Subscription extends McpConnectionBase {

    private static final String UPDATED = "notifications/resources/updated";

    private final StatelessRequest request;
    private final Exchange exchange;
    private final JsonObject acknowledged;
    private final List<Runnable> onClose = new CopyOnWriteArrayList<>();
    private boolean open;

    /** @param acknowledged the part of the request that is honored; gets its resources before the subscription starts */
    Subscription(McpServerRuntimeConfig config, StatelessRequest request, Exchange exchange, JsonObject acknowledged) {
        super(ConnectionManager.connectionId(), config, McpServer.DEFAULT);
        this.request = request;
        this.exchange = exchange;
        this.acknowledged = acknowledged;
    }

    Object requestId() {
        return request.id();
    }

    InitialRequest initialRequest(Transport transport) {
        return request.initialRequest(transport);
    }

    void onClose(Runnable task) {
        onClose.add(task);
    }

    /** Acknowledges the subscription. Nothing is sent before. */
    synchronized Future<Void> start() {
        open = true;
        return exchange.send(tagged(
                "notifications/subscriptions/acknowledged", new JsonObject().put("notifications", acknowledged)));
    }

    /** Sends what the client listens to, and drops everything else. */
    @Override
    public synchronized Future<Void> send(JsonObject message) {
        if (message == null || !open || !isWanted(message)) {
            return Future.succeededFuture();
        }
        JsonObject params = message.getValue("params") instanceof JsonObject given ? given.copy() : new JsonObject();
        return exchange.send(tagged(message.getString("method"), params));
    }

    void updated(String uri) {
        send(new JsonObject().put("method", UPDATED).put("params", new JsonObject().put("uri", uri)));
    }

    /** Ends the subscription because this process ends: the client subscribes again elsewhere. */
    synchronized Future<Void> finish(JsonObject serverInfo) {
        boolean wasOpen = open;
        end();
        return wasOpen ? exchange.send(ended(serverInfo)) : Future.succeededFuture();
    }

    /** Ends the subscription without a word. */
    synchronized void end() {
        open = false;
        onClose.forEach(Runnable::run);
        onClose.clear();
    }

    @Override
    public Status status() {
        return exchange.isClosed() ? Status.CLOSED : super.status();
    }

    @Override
    public boolean isIdleTimeoutExpired() {
        return false;
    }

    private boolean isWanted(JsonObject message) {
        return switch (message.getString("method", "")) {
            case "notifications/tools/list_changed" -> acknowledged.getBoolean("toolsListChanged", false);
            case "notifications/prompts/list_changed" -> acknowledged.getBoolean("promptsListChanged", false);
            case "notifications/resources/list_changed" -> acknowledged.getBoolean("resourcesListChanged", false);
            case UPDATED ->
                acknowledged
                        .getJsonArray("resourceSubscriptions", new JsonArray())
                        .contains(message.getJsonObject("params").getString("uri"));
            default -> false;
        };
    }

    private JsonObject tagged(String method, JsonObject params) {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("method", method)
                .put("params", params.put("_meta", new JsonObject().put(MetaKey.SUBSCRIPTION_ID, request.id())));
    }

    private JsonObject ended(JsonObject serverInfo) {
        JsonObject meta =
                new JsonObject().put(MetaKey.SUBSCRIPTION_ID, request.id()).put(MetaKey.SERVER_INFO, serverInfo);
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", request.id())
                .put("result", new JsonObject().put("resultType", "complete").put("_meta", meta));
    }
}

package io.github.api18mcp.transport.stateless;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.tool.mcp.OpenMcpCalls;
import io.github.api18mcp.transport.MessageInterceptor;
import io.github.api18mcp.transport.stateless.StatelessRequests.RequestOrigin;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.McpConnection;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The revision over stdio. One process may be sent messages of this revision and of others. */
@Singleton
class StatelessStdio implements MessageInterceptor {

    private final StatelessRequests requests;
    private final Subscriptions subscriptions;
    private final OpenMcpCalls openCalls;
    private final Map<Object, StatelessConnection> open = new ConcurrentHashMap<>();

    StatelessStdio(StatelessRequests requests, Subscriptions subscriptions, OpenMcpCalls openCalls) {
        this.requests = requests;
        this.subscriptions = subscriptions;
        this.openCalls = openCalls;
    }

    @Override
    public Optional<Future<Void>> intercept(JsonObject message, McpConnectionBase client) {
        if (message.getValue("id") == null) {
            return isCancelled(message) ? Optional.of(Future.succeededFuture()) : Optional.empty();
        }
        return StatelessRequest.isStateless(message)
                ? Optional.of(answer(new StatelessRequest(message), new StdioExchange(client)))
                : Optional.empty();
    }

    private Future<Void> answer(StatelessRequest request, Exchange exchange) {
        RequestOrigin origin = new RequestOrigin(Transport.STDIO, Caller.LOCAL, null);
        return request.refusal()
                .map(refusal -> exchange.send(refusal.reply(request.id())))
                .orElseGet(() -> requests.answer(
                                request, exchange, origin, connection -> open.put(request.id(), connection))
                        .onComplete(done -> answered(request.id())));
    }

    private void answered(Object id) {
        Optional.ofNullable(open.remove(id)).ifPresent(connection -> openCalls.written(connection, id));
    }

    /** Whether the message cancelled a request or a subscription of this revision. */
    private boolean isCancelled(JsonObject message) {
        if (!"notifications/cancelled".equals(message.getValue("method"))
                || !(message.getValue("params") instanceof JsonObject params)
                || params.getValue("requestId") == null) {
            return false;
        }
        Object id = params.getValue("requestId");
        StatelessConnection connection = open.get(id);
        if (connection == null) {
            return subscriptions.cancel(Caller.LOCAL, id);
        }
        connection.cancel();
        openCalls.cancelled(connection, id);
        return true;
    }

    /** All requests share the lines of standard output. */
    private record StdioExchange(McpConnectionBase client) implements Exchange {

        @Override
        public Future<Void> send(JsonObject message) {
            return client.send(message);
        }

        @Override
        public boolean isClosed() {
            return client.status() == McpConnection.Status.CLOSED;
        }
    }
}

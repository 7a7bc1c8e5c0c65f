package io.github.api18mcp.transport.stateless;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.transport.MessageValidation;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.runtime.ContextSupport;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Answers requests, over any transport. */
@Singleton
class StatelessRequests {

    private static final Logger LOG = Logger.getLogger(StatelessRequests.class);

    /**
     * Where a request comes from.
     *
     * @param context sets the HTTP request for the code that handles this one; null over stdio
     */
    record RequestOrigin(Transport transport, Caller caller, ContextSupport context) {}

    private final StatelessMessageHandler handler;
    private final Subscriptions subscriptions;

    StatelessRequests(StatelessMessageHandler handler, Subscriptions subscriptions) {
        this.handler = handler;
        this.subscriptions = subscriptions;
    }

    /**
     * Answers a request that is not refused.
     *
     * @param onConnection gets the connection of a request that can be cancelled
     * @return completed once the request is answered, or needs no answer any more
     */
    Future<Void> answer(
            StatelessRequest request,
            Exchange exchange,
            RequestOrigin origin,
            Consumer<StatelessConnection> onConnection) {
        if (request.validation() instanceof MessageValidation.ErrorReply error) {
            return exchange.send(error.message());
        }
        return handler.describe()
                .compose(description -> switch (request.method()) {
                    case DISCOVER -> exchange.send(result(request, description, description.discoverResult()));
                    case LISTEN -> subscriptions.open(request, exchange, origin, description);
                    default -> {
                        StatelessConnection connection = new StatelessConnection(
                                handler.config(), request, exchange, origin.transport(), description.serverInfo());
                        onConnection.accept(connection);
                        yield handler.handle(
                                        new StatelessCall(request.message(), connection, connection, origin.context()))
                                .<Void>mapEmpty();
                    }
                })
                .recover(failure -> {
                    LOG.errorf(failure, "%s failed because of an error in this program", request.methodName());
                    return exchange.send(internalError(request));
                });
    }

    private static JsonObject result(StatelessRequest request, ServerDescription description, JsonObject result) {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", request.id())
                .put("result", new ResponseForm(request, description.serverInfo()).complete(result));
    }

    private static JsonObject internalError(StatelessRequest request) {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", request.id())
                .put(
                        "error",
                        new JsonObject()
                                .put("code", JsonRpcErrorCodes.INTERNAL_ERROR)
                                .put("message", "Internal error"));
    }
}

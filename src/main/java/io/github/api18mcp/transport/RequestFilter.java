package io.github.api18mcp.transport;

import io.github.api18mcp.tool.mcp.OpenMcpCalls;
import io.quarkiverse.mcp.server.McpMethod;
import io.quarkiverse.mcp.server.runtime.McpRequest;
import io.quarkiverse.mcp.server.runtime.McpRequestValidator;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Sees every request and notification that has its shape, on all transports, before the extension handles it. */
@Singleton
class RequestFilter implements McpRequestValidator {

    private static final String HTTP = RequestFilter.class.getName();

    private final OpenMcpCalls callers;

    RequestFilter(OpenMcpCalls callers) {
        this.callers = callers;
    }

    /** For what is handled from here on, in the same Vert.x context. */
    static void cameWith(RoutingContext http) {
        ContextLocals.put(HTTP, http);
    }

    @Override
    public <R extends McpRequest> Future<Boolean> validate(JsonObject message, R request, McpMethod method) {
        boolean goesOn = true;
        if (message.getValue("params") instanceof JsonObject params) {
            if (method == McpMethod.TOOLS_CALL) {
                leaveOutNulls(params);
                rememberStream(request);
            } else if (method == McpMethod.NOTIFICATIONS_CANCELLED) {
                // What is not waited for may be about to be: the extension remembers.
                goesOn = !callers.cancelled(request.connection(), params.getValue("requestId"));
            }
        }
        return Future.succeededFuture(goesOn);
    }

    /** To agents a null is the same as not giving the argument, to the extension an error. */
    private static void leaveOutNulls(JsonObject params) {
        if (params.getValue("arguments") instanceof JsonObject arguments) {
            arguments.getMap().values().removeIf(Objects::isNull);
        }
    }

    /** Only over Streamable HTTP has a request one of its own; elsewhere all goes to the connection. */
    private static void rememberStream(McpRequest request) {
        if (request.sender() != request.connection()) {
            ContextLocals.<RoutingContext>get(HTTP).ifPresent(http -> OpenMcpCalls.say(http, request.sender()));
        }
    }
}

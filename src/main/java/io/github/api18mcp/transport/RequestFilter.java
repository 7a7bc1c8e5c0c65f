package io.github.api18mcp.transport;

import io.github.api18mcp.tool.mcp.OpenMcpCalls;
import io.github.api18mcp.tool.mcp.ServerIdentity;
import io.quarkiverse.mcp.server.McpMethod;
import io.quarkiverse.mcp.server.runtime.McpRequest;
import io.quarkiverse.mcp.server.runtime.McpRequestValidator;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Filters every well-formed request and notification, on all transports, before the extension handles it. */
@Singleton
class RequestFilter implements McpRequestValidator {

    private static final String HTTP_REQUEST = RequestFilter.class.getName();
    private static final String IDS = VerbatimId.class.getName();

    private static final int MAX_REMEMBERED = 10_000;
    private static final int MAX_REMEMBERED_ID = 200;

    private final AtomicInteger remembered = new AtomicInteger();
    private final OpenMcpCalls openCalls;
    private final DefinitionLists lists;

    RequestFilter(OpenMcpCalls openCalls, DefinitionLists lists) {
        this.openCalls = openCalls;
        this.lists = lists;
    }

    /** Sets the HTTP request of the messages that are handled from now on in the same Vert.x context. */
    static void setHttpRequest(RoutingContext http, MessageValidation.WellFormed messages) {
        ContextLocals.put(HTTP_REQUEST, http);
        http.put(IDS, VerbatimId.of(messages.message()));
    }

    @Override
    public <R extends McpRequest> Future<Boolean> validate(JsonObject message, R request, McpMethod method) {
        boolean proceed = true;
        restoreId(message);
        if (message.getValue("params") instanceof JsonObject params) {
            if (method == McpMethod.TOOLS_CALL) {
                removeNulls(params);
                rememberStream(request);
            } else if (method == McpMethod.INITIALIZE) {
                ServerIdentity.negotiate(params);
            } else if (method == McpMethod.NOTIFICATIONS_CANCELLED) {
                params.remove("reason");
                proceed =
                        !openCalls.cancelled(request.connection(), VerbatimId.comparable(params.getValue("requestId")))
                                && mayBeRemembered(params.getValue("requestId"));
            }
        }
        return proceed
                ? lists.answered(message, request, method).map(answered -> !answered)
                : Future.succeededFuture(false);
    }

    /**
     * A cancellation may arrive before its call, so the extension remembers one that cancels no open call, for as long as the process
     * lives. That many early ones never come; most are late.
     */
    private boolean mayBeRemembered(Object requestId) {
        boolean isShort = !(requestId instanceof String text) || text.length() <= MAX_REMEMBERED_ID;
        return isShort && remembered.incrementAndGet() <= MAX_REMEMBERED;
    }

    /** Over HTTP the extension decodes a message again, and would not echo every id as it came. */
    private static void restoreId(JsonObject message) {
        ContextLocals.<RoutingContext>get(HTTP_REQUEST)
                .map(http -> http.<List<VerbatimId>>get(IDS))
                .flatMap(ids -> ids.stream()
                        .filter(id -> id.isDecodedAs(message.getValue("id")))
                        .findFirst())
                .ifPresent(id -> message.put("id", id));
    }

    /** Agents send null for an omitted argument, which the extension treats as an error. */
    private static void removeNulls(JsonObject params) {
        if (params.getValue("arguments") instanceof JsonObject arguments) {
            arguments.getMap().values().removeIf(Objects::isNull);
        }
    }

    /** Only over Streamable HTTP does a request have its own stream. Other transports send everything to the connection. */
    private static void rememberStream(McpRequest request) {
        if (request.sender() != request.connection()) {
            ContextLocals.<RoutingContext>get(HTTP_REQUEST).ifPresent(http -> OpenMcpCalls.say(http, request.sender()));
        }
    }
}

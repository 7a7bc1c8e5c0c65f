package io.github.api18mcp.transport;

import io.github.api18mcp.access.AccessFilter;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.access.HttpRefusal;
import io.github.api18mcp.tool.mcp.OpenMcpCalls;
import io.quarkiverse.mcp.server.http.runtime.SseMcpConnection;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Sessions over HTTP: which requests may open, use and end one. */
@Singleton
class HttpSessions {

    static final String ID = "Mcp-Session-Id";

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE);

    private final ConnectionManager sessions;
    private final SessionOwners owners;
    private final RequestLimits limits;
    private final OpenMcpCalls openMcpCalls;

    HttpSessions(ConnectionManager sessions, SessionOwners owners, RequestLimits limits, OpenMcpCalls openMcpCalls) {
        this.sessions = sessions;
        this.owners = owners;
        this.limits = limits;
        this.openMcpCalls = openMcpCalls;
    }

    void register(@Observes Router router) {
        router.route("/mcp").order(RouteOrder.SESSION).handler(HttpMessages.unlessSkipped(this::check));
        router.route("/mcp/messages/:id").order(RouteOrder.SESSION).handler(this::checkSse);
        router.route("/mcp/sse").order(RouteOrder.SESSION).handler(this::openStream);
    }

    private void check(RoutingContext context) {
        HttpMethod method = context.request().method();
        String id = context.request().getHeader(ID);
        if (!METHODS.contains(method)) {
            HttpRefusal.ofMethod(context, "GET, POST, DELETE", "Use POST to send a message.");
        } else if (id != null) {
            McpConnectionBase session = sessions.get(id);
            check(context, session, session != null && !(session instanceof SseMcpConnection));
        } else if (method == HttpMethod.GET) {
            HttpRefusal.ofMethod(
                    context, "POST", "Only a session has an event stream here. Open one with initialize, by POST.");
        } else if (method == HttpMethod.DELETE) {
            new HttpRefusal(BAD_REQUEST, "The header " + ID + " is missing; it names the session to end.")
                    .answer(context);
        } else {
            ownOpenedSession(context);
            context.next();
        }
    }

    private void checkSse(RoutingContext context) {
        if (context.request().method() == HttpMethod.POST) {
            McpConnectionBase session = sessions.get(context.pathParam("id"));
            check(context, session, session instanceof SseMcpConnection);
        } else {
            HttpRefusal.ofMethod(context, "POST", "Use POST to send a message.");
        }
    }

    /** Keeps a session out of reach of other callers, even if they know its id. */
    private void check(RoutingContext context, McpConnectionBase session, boolean isOfTransport) {
        if (session != null && !owners.isOwner(AccessFilter.caller(context), session)) {
            new HttpRefusal(FORBIDDEN, "This session belongs to another caller.").answer(context);
        } else if (!isOfTransport) {
            new HttpRefusal(NOT_FOUND, "This session does not exist. Open a new one.").answer(context);
        } else {
            if (context.request().method() == HttpMethod.DELETE) {
                context.addEndHandler(end -> notifyClosedSoon(context));
            }
            context.next();
        }
    }

    /** The response to {@code initialize} contains the id of the session that was opened. */
    private void ownOpenedSession(RoutingContext context) {
        Caller caller = AccessFilter.caller(context);
        context.addHeadersEndHandler(headers -> {
            String id = context.response().headers().get(ID);
            if (id != null && sessions.get(id) != null) {
                owners.setOwner(sessions.get(id), caller);
            }
        });
    }

    /** Refuses all methods but GET, because the extension would open a session for them too. */
    private void openStream(RoutingContext context) {
        if (context.request().method() != HttpMethod.GET) {
            HttpRefusal.ofMethod(context, "GET", "Use GET to open an event stream.");
            return;
        }
        Caller caller = AccessFilter.caller(context);
        limits.session(caller).ifPresentOrElse(refusal -> RequestBodies.refuseForNow(context, refusal), () -> {
            context.addEndHandler(end -> notifyClosedSoon(context));
            owners.openStream(caller, context::next);
        });
    }

    /** Runs after the end of the request, because the extension closes the session's connections only then. */
    private void notifyClosedSoon(RoutingContext context) {
        context.vertx().runOnContext(ignored -> openMcpCalls.closed());
    }
}

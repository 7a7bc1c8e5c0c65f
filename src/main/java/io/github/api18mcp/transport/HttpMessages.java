package io.github.api18mcp.transport;

import io.github.api18mcp.access.AccessFilter;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.OpenCalls;
import io.github.api18mcp.tool.mcp.ElicitationRegistry;
import io.github.api18mcp.tool.mcp.OpenMcpCalls;
import io.github.api18mcp.transport.RequestLimits.RejectedRequest;
import io.quarkiverse.mcp.server.http.runtime.SseMcpConnection;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers HTTP requests that the MCP extension would leave unanswered or answer with 500. It handles all others. */
@Singleton
public class HttpMessages {

    private static final int BEFORE_THE_EXTENSION = -1000;
    private static final int BEFORE_THE_BODY = BEFORE_THE_EXTENSION - 1;

    private static final String SKIPPED = HttpMessages.class.getName();

    private static final String SESSION = "Mcp-Session-Id";
    private static final String BODY_RECEIVED = HttpMessages.class.getName() + ".body";

    private final ConnectionManager connections;
    private final SessionOwners owners;
    private final RequestLimits limits;
    private final OpenCalls openCalls;
    private final OpenMcpCalls openMcpCalls;
    private final ElicitationRegistry elicitations;

    HttpMessages(
            ConnectionManager connections,
            SessionOwners owners,
            RequestLimits limits,
            OpenCalls openCalls,
            OpenMcpCalls openMcpCalls,
            ElicitationRegistry elicitations) {
        this.connections = connections;
        this.owners = owners;
        this.limits = limits;
        this.openCalls = openCalls;
        this.openMcpCalls = openMcpCalls;
        this.elicitations = elicitations;
    }

    void register(@Observes Router router) {
        router.route("/mcp").order(BEFORE_THE_EXTENSION).handler(unlessSkipped(this::checkSession));
        router.route("/mcp/messages/:id").order(BEFORE_THE_EXTENSION).handler(this::checkSession);
        BodyHandler body = BodyHandler.create(false).setBodyLimit(LineReader.MAX_BYTES);
        router.post("/mcp").order(BEFORE_THE_BODY).handler(this::limitBody);
        router.post("/mcp/messages/:id").order(BEFORE_THE_BODY).handler(this::limitBody);
        router.post("/mcp").order(BEFORE_THE_EXTENSION).handler(body).handler(unlessSkipped(this::receiveStreamable));
        router.post("/mcp/messages/:id")
                .order(BEFORE_THE_EXTENSION)
                .handler(body)
                .handler(this::receiveSse);
        router.route("/mcp/sse").order(BEFORE_THE_EXTENSION).handler(this::openStream);
        router.delete("/mcp").order(BEFORE_THE_EXTENSION).handler(this::deleteSession);
    }

    /** Leaves a request to a later route, which answers it. */
    public static void skip(RoutingContext context) {
        context.put(SKIPPED, true);
    }

    private static Handler<RoutingContext> unlessSkipped(Handler<RoutingContext> handler) {
        return context -> {
            if (context.get(SKIPPED) == null) {
                handler.handle(context);
            } else {
                context.next();
            }
        };
    }

    /** Keeps a session out of reach of other callers, even if they know its id. */
    private void checkSession(RoutingContext context) {
        String id = Objects.requireNonNullElseGet(
                context.pathParam("id"),
                () -> Objects.requireNonNullElse(context.request().getHeader(SESSION), ""));
        McpConnectionBase session = connections.get(id);
        Caller caller = AccessFilter.caller(context);
        boolean isSse = context.pathParam("id") != null;
        if (session != null && !owners.isOwner(caller, session)) {
            refuse(context, 403, "This session belongs to another caller.");
        } else if (isSse != session instanceof SseMcpConnection) {
            refuse(context, 404, "This session does not exist. Open a new one.");
        } else {
            context.addHeadersEndHandler(
                    headers -> setOwner(context.response().headers().get(SESSION), caller));
            context.next();
        }
    }

    private static void refuse(RoutingContext context, int status, String message) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(MessageValidator.refusal(message).toBuffer());
    }

    /** A body of unknown length may become as long as the limit. */
    private void limitBody(RoutingContext context) {
        Caller caller = AccessFilter.caller(context);
        long bytes = contentLength(context);
        limits.body(caller, bytes).ifPresentOrElse(rejected -> refuse(context, rejected), () -> {
            AtomicBoolean released = new AtomicBoolean();
            Runnable release = () -> {
                if (released.compareAndSet(false, true)) {
                    limits.received(caller, bytes);
                }
            };
            context.addEndHandler(end -> release.run());
            context.put(BODY_RECEIVED, release);
            context.next();
        });
    }

    private static long contentLength(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return header != null && header.matches("\\d{1,9}")
                ? Math.min(Long.parseLong(header), LineReader.MAX_BYTES)
                : LineReader.MAX_BYTES;
    }

    private static void refuse(RoutingContext context, RejectedRequest rejected) {
        context.response().putHeader("Retry-After", "1");
        refuse(context, rejected.status(), rejected.reason());
    }

    /** The body is complete; from now on it counts as an open call. */
    private static Buffer received(RoutingContext context) {
        context.<Runnable>get(BODY_RECEIVED).run();
        return Objects.requireNonNullElseGet(context.body().buffer(), Buffer::buffer);
    }

    /** Refuses all methods but GET, because the extension would open a session for them too. */
    private void openStream(RoutingContext context) {
        if (context.request().method() != HttpMethod.GET) {
            refuse(context, 405, "Use GET to open an event stream.");
            return;
        }
        Caller caller = AccessFilter.caller(context);
        limits.session(caller).ifPresentOrElse(rejected -> refuse(context, rejected), () -> {
            context.addEndHandler(end -> notifyClosedSoon(context));
            owners.openStream(caller, context::next);
        });
    }

    /** The response to {@code initialize} contains the id of the session that was opened. */
    private void setOwner(String id, Caller caller) {
        if (id != null && connections.get(id) != null) {
            owners.setOwner(connections.get(id), caller);
        }
    }

    private void receiveStreamable(RoutingContext context) {
        MessageValidation validation = MessageValidator.validate(received(context), MessageValidator.HTTP);
        Optional<RejectedRequest> rejected =
                validation.opensSession() ? limits.session(AccessFilter.caller(context)) : Optional.empty();
        rejected.ifPresentOrElse(limit -> refuse(context, limit), () -> receiveStreamable(validation, context));
    }

    private void receiveStreamable(MessageValidation validation, RoutingContext context) {
        validation.dispatch(
                wellFormed -> begin(
                        context,
                        () -> {
                            RequestFilter.setHttpRequest(context);
                            context.next();
                        },
                        () -> receiveStreamable(MessageValidator.serverStopping(wellFormed), context)),
                responses -> Optional.ofNullable(context.request().getHeader(SESSION))
                        .ifPresentOrElse(
                                id -> deliver(responses, connections.get(id), context), () -> acknowledge(context)),
                ignored -> acknowledge(context),
                error -> context.response()
                        .setStatusCode(error.message().getValue("id") == null ? 400 : 200)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(error.message().toBuffer()));
    }

    private void receiveSse(RoutingContext context) {
        McpConnectionBase session = connections.get(context.pathParam("id"));
        if (session == null) {
            context.next();
        } else {
            receiveSse(MessageValidator.validate(received(context), MessageValidator.HTTP), session, context);
        }
    }

    /** Over legacy SSE, errors are sent on the event stream of the session. */
    private void receiveSse(MessageValidation validation, McpConnectionBase session, RoutingContext context) {
        validation.dispatch(
                wellFormed -> begin(
                        context,
                        context::next,
                        () -> receiveSse(MessageValidator.serverStopping(wellFormed), session, context)),
                responses -> deliver(responses, session, context),
                ignored -> acknowledge(context),
                error -> {
                    session.send(error.message());
                    acknowledge(context);
                });
    }

    /** Counts a message as an open call until its request ends. Over SSE too, that is after the answer has been sent. */
    private void begin(RoutingContext context, Runnable handle, Runnable rejectStopping) {
        openCalls
                .begin()
                .ifPresentOrElse(
                        answered -> {
                            context.addEndHandler(end -> answered.complete(null));
                            handle.run();
                        },
                        () -> {
                            // On a new connection the next request may reach another process.
                            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                            rejectStopping.run();
                        });
    }

    /** @param session null if it does not exist, in which case the extension answers */
    private void deliver(MessageValidation.Responses responses, McpConnectionBase session, RoutingContext context) {
        if (session == null) {
            context.next();
            return;
        }
        acknowledge(context);
        responses.messages().forEach(response -> elicitations.answered(session, response));
    }

    private static void acknowledge(RoutingContext context) {
        context.response().setStatusCode(202).end();
    }

    private void deleteSession(RoutingContext context) {
        context.addEndHandler(end -> notifyClosedSoon(context));
        context.next();
    }

    /** Runs after the end of the request, because the extension closes the session's connections only then. */
    private void notifyClosedSoon(RoutingContext context) {
        context.vertx().runOnContext(ignored -> openMcpCalls.closed());
    }
}

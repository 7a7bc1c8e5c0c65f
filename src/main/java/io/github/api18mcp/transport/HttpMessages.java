package io.github.api18mcp.transport;

import io.github.api18mcp.access.AccessFilter;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.OpenCalls;
import io.github.api18mcp.tool.mcp.ElicitationRegistry;
import io.github.api18mcp.tool.mcp.OpenMcpCalls;
import io.quarkiverse.mcp.server.http.runtime.SseMcpConnection;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Answers over HTTP what the extension would leave unanswered or answer with 500; all else goes through to it. */
@Singleton
class HttpMessages {

    private static final int BEFORE_THE_EXTENSION = -1000;

    private static final String SESSION = "Mcp-Session-Id";

    private final ConnectionManager connections;
    private final SessionOwners owners;
    private final OpenCalls openCalls;
    private final OpenMcpCalls callers;
    private final ElicitationRegistry elicitations;

    HttpMessages(
            ConnectionManager connections,
            SessionOwners owners,
            OpenCalls openCalls,
            OpenMcpCalls callers,
            ElicitationRegistry elicitations) {
        this.connections = connections;
        this.owners = owners;
        this.openCalls = openCalls;
        this.callers = callers;
        this.elicitations = elicitations;
    }

    void register(@Observes Router router) {
        router.route("/mcp").order(BEFORE_THE_EXTENSION).handler(this::ofTheirOwn);
        router.route("/mcp/messages/:id").order(BEFORE_THE_EXTENSION).handler(this::ofTheirOwn);
        BodyHandler body = BodyHandler.create(false).setBodyLimit(LineReader.LONGEST);
        router.post("/mcp").order(BEFORE_THE_EXTENSION).handler(body).handler(this::streamable);
        router.post("/mcp/messages/:id")
                .order(BEFORE_THE_EXTENSION)
                .handler(body)
                .handler(this::sse);
        router.route("/mcp/sse").order(BEFORE_THE_EXTENSION).handler(this::stream);
        router.delete("/mcp").order(BEFORE_THE_EXTENSION).handler(this::closesSession);
    }

    /** A session of somebody else is out of reach, whoever guessed or heard its name. */
    private void ofTheirOwn(RoutingContext context) {
        String id = Objects.requireNonNullElseGet(
                context.pathParam("id"),
                () -> Objects.requireNonNullElse(context.request().getHeader(SESSION), ""));
        McpConnectionBase session = connections.get(id);
        Caller caller = AccessFilter.caller(context);
        boolean isForStream = context.pathParam("id") != null;
        if (session != null && !owners.belongs(session, caller)) {
            refuse(context, 403, "This session belongs to another caller.");
        } else if (isForStream != session instanceof SseMcpConnection) {
            refuse(context, 404, "There is no such session; open a new one.");
        } else {
            context.addHeadersEndHandler(
                    headers -> opened(context.response().headers().get(SESSION), caller));
            context.next();
        }
    }

    private static void refuse(RoutingContext context, int status, String why) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(why + "\n");
    }

    /** Other methods would open a session too. */
    private void stream(RoutingContext context) {
        if (context.request().method() != HttpMethod.GET) {
            refuse(context, 405, "An event stream is opened by GET.");
            return;
        }
        context.addEndHandler(end -> closedSoon(context));
        owners.opensStream(AccessFilter.caller(context), context::next);
    }

    /** The answer to {@code initialize} names the session that was opened. */
    private void opened(String id, Caller caller) {
        if (id != null && connections.get(id) != null) {
            owners.opened(connections.get(id), caller);
        }
    }

    private void streamable(RoutingContext context) {
        String session = context.request().getHeader(SESSION);
        MessageValidation shape = opened(context);
        if (shape instanceof MessageValidation.Good) {
            RequestFilter.cameWith(context);
            context.next();
        } else if (shape instanceof MessageValidation.Answers answers && session != null) {
            answered(connections.get(session), answers, context);
        } else if (shape instanceof MessageValidation.Wrong wrong) {
            context.response()
                    .setStatusCode(wrong.error().getValue("id") == null ? 400 : 200)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(wrong.error().toBuffer());
        } else {
            context.response().setStatusCode(202).end();
        }
    }

    /** The answer to a message of a legacy SSE client takes its event stream. */
    private void sse(RoutingContext context) {
        McpConnectionBase connection = connections.get(context.pathParam("id"));
        MessageValidation shape = opened(context);
        if (connection == null || shape instanceof MessageValidation.Good) {
            context.next();
            return;
        }
        if (shape instanceof MessageValidation.Answers answers) {
            answered(connection, answers, context);
            return;
        }
        if (shape instanceof MessageValidation.Wrong wrong) {
            connection.send(wrong.error());
        }
        context.response().setStatusCode(202).end();
    }

    /** @param session null if there is none of that name, which the extension answers */
    private void answered(McpConnectionBase session, MessageValidation.Answers answers, RoutingContext context) {
        if (session == null) {
            context.next();
            return;
        }
        context.response().setStatusCode(202).end();
        answers.responses().forEach(response -> elicitations.answered(session, response));
    }

    private void closesSession(RoutingContext context) {
        context.addEndHandler(end -> closedSoon(context));
        context.next();
    }

    /** A little after the end: only then the extension has closed what it belonged to. */
    private void closedSoon(RoutingContext context) {
        context.vertx().runOnContext(now -> callers.closed());
    }

    /** A good message is an open call until its request ends, which over SSE too it does after the answer. */
    private MessageValidation opened(RoutingContext context) {
        MessageValidation shape = MessageValidator.of(body(context));
        if (!(shape instanceof MessageValidation.Good good)) {
            return shape;
        }
        return openCalls
                .begin()
                .<MessageValidation>map(answered -> {
                    context.addEndHandler(end -> answered.complete(null));
                    return good;
                })
                .orElseGet(() -> {
                    // The next request is better placed elsewhere, and a connection leads to the same process.
                    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                    return MessageValidator.notBegun(good);
                });
    }

    private static Buffer body(RoutingContext context) {
        return Objects.requireNonNullElseGet(context.body().buffer(), Buffer::buffer);
    }
}

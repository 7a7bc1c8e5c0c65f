package io.github.api18mcp.transport;

import io.github.api18mcp.access.AccessFilter;
import io.github.api18mcp.access.HttpRefusal;
import io.github.api18mcp.generation.waiting.OpenCalls;
import io.github.api18mcp.tool.mcp.ElicitationRegistry;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers messages over HTTP that the MCP extension would leave unanswered or answer with 500. It handles all others. */
@Singleton
public class HttpMessages {

    private static final String SKIPPED = HttpMessages.class.getName();

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_ACCEPTABLE = 406;

    private final ConnectionManager connections;
    private final RequestLimits limits;
    private final OpenCalls openCalls;
    private final ElicitationRegistry elicitations;

    HttpMessages(
            ConnectionManager connections,
            RequestLimits limits,
            OpenCalls openCalls,
            ElicitationRegistry elicitations) {
        this.connections = connections;
        this.limits = limits;
        this.openCalls = openCalls;
        this.elicitations = elicitations;
    }

    void register(@Observes Router router) {
        router.post("/mcp").order(RouteOrder.MESSAGE).handler(unlessSkipped(this::receiveStreamable));
        router.post("/mcp/messages/:id").order(RouteOrder.MESSAGE).handler(this::receiveSse);
    }

    /** Leaves a request to a later route, which answers it. */
    public static void skip(RoutingContext context) {
        context.put(SKIPPED, true);
    }

    static Handler<RoutingContext> unlessSkipped(Handler<RoutingContext> handler) {
        return context -> {
            if (context.get(SKIPPED) == null) {
                handler.handle(context);
            } else {
                context.next();
            }
        };
    }

    private void receiveStreamable(RoutingContext context) {
        Optional<AcceptedFormat> format = AcceptedFormat.of(context.request());
        if (format.isEmpty()) {
            new HttpRefusal(NOT_ACCEPTABLE, AcceptedFormat.NOT_ACCEPTABLE).answer(context);
            return;
        }
        MessageValidation validation = MessageBody.of(context).validate();
        Optional<HttpRefusal> refusal =
                validation.opensSession() ? limits.session(AccessFilter.caller(context)) : Optional.empty();
        refusal.ifPresentOrElse(
                reason -> RequestBodies.refuseForNow(context, reason),
                () -> receiveStreamable(validation, new FormattedResponse(context, format.get()), context));
    }

    private void receiveStreamable(MessageValidation validation, FormattedResponse response, RoutingContext context) {
        validation.dispatch(
                wellFormed -> begin(
                        context,
                        () -> {
                            RequestFilter.setHttpRequest(context, wellFormed);
                            StreamableHttp.answerWith(response, context);
                            context.next();
                        },
                        () -> receiveStreamable(MessageValidator.serverStopping(wellFormed), response, context)),
                responses -> {
                    Optional.ofNullable(context.request().getHeader(HttpSessions.ID))
                            .map(connections::get)
                            .ifPresent(session -> deliver(responses, session));
                    acknowledge(context);
                },
                ignored -> acknowledge(context),
                error -> {
                    response.setStatusCode(error.message().getValue("id") == null ? BAD_REQUEST : OK);
                    response.end(error.message());
                });
    }

    private void receiveSse(RoutingContext context) {
        McpConnectionBase session = connections.get(context.pathParam("id"));
        if (session == null) {
            context.next();
        } else {
            receiveSse(MessageBody.of(context).validate(), session, context);
        }
    }

    /** Over legacy SSE, errors are sent on the event stream of the session. */
    private void receiveSse(MessageValidation validation, McpConnectionBase session, RoutingContext context) {
        validation.dispatch(
                wellFormed -> begin(
                        context,
                        () -> {
                            RequestFilter.setHttpRequest(context, wellFormed);
                            context.next();
                        },
                        () -> receiveSse(MessageValidator.serverStopping(wellFormed), session, context)),
                responses -> {
                    deliver(responses, session);
                    acknowledge(context);
                },
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

    private void deliver(MessageValidation.Responses responses, McpConnectionBase session) {
        responses.messages().forEach(response -> elicitations.answered(session, response));
    }

    private static void acknowledge(RoutingContext context) {
        context.response().setStatusCode(202).end();
    }
}

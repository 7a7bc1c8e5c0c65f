package io.github.api18mcp.transport.stateless;

import io.github.api18mcp.access.AccessFilter;
import io.github.api18mcp.generation.waiting.OpenCalls;
import io.github.api18mcp.transport.HttpMessages;
import io.github.api18mcp.transport.LineReader;
import io.github.api18mcp.transport.MessageValidation;
import io.github.api18mcp.transport.MessageValidator;
import io.github.api18mcp.transport.stateless.StatelessRequests.Origin;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The revision over Streamable HTTP, at the address that the other revisions have too. */
@Singleton
class StatelessHttp {

    /** Messages of other revisions are checked at -1000. */
    private static final int BEFORE_OTHER_REVISIONS = -2000;

    /** Headers for browsers are added at -300. */
    private static final int AFTER_CORS = -50;

    private static final String MESSAGE = StatelessHttp.class.getName();
    private static final List<String> ACCEPTED = List.of("application/json", "text/event-stream");

    private final StatelessRequests requests;
    private final OpenCalls openCalls;
    private final CurrentVertxRequest current;

    StatelessHttp(StatelessRequests requests, OpenCalls openCalls, CurrentVertxRequest current) {
        this.requests = requests;
        this.openCalls = openCalls;
        this.current = current;
    }

    void register(@Observes Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(LineReader.MAX_BYTES);
        router.post("/mcp").order(BEFORE_OTHER_REVISIONS).handler(body).handler(StatelessHttp::recognize);
        router.post("/mcp").order(AFTER_CORS).handler(this::receive);
    }

    /** A request that is sent or described as one of this revision is checked as one, whatever else it says. */
    private static void recognize(RoutingContext context) {
        Optional<Object> message = decoded(context);
        boolean isStateless = headers(context)
                        .protocolVersion()
                        .filter(version -> !ProtocolRevisions.hasSessions(version))
                        .isPresent()
                || message.filter(it -> it instanceof JsonObject object && StatelessRequest.isStateless(object))
                        .isPresent();
        if (isStateless && message.isPresent()) {
            context.put(MESSAGE, message.get());
            HttpMessages.skip(context);
        }
        context.next();
    }

    private void receive(RoutingContext context) {
        Object message = context.get(MESSAGE);
        if (message == null) {
            context.next();
        } else if (!accepts(context)) {
            refuse(context, Refusal.invalidRequest("Accept must list " + String.join(" and ", ACCEPTED)), null);
        } else if (!(message instanceof JsonObject object) || !isRequestOrNotification(object)) {
            refuse(context, Refusal.invalidRequest("A message must be one request or notification"), null);
        } else if (object.getValue("id") == null) {
            // A client cancels a request by closing its response, so no notification has a meaning here.
            context.response().setStatusCode(202).end();
        } else {
            receive(context, new StatelessRequest(object));
        }
    }

    private void receive(RoutingContext context, StatelessRequest request) {
        request.refusal()
                .filter(refusal -> refusal.code() == JsonRpcErrorCodes.INVALID_PARAMS)
                .or(() -> headers(context).mismatch(request))
                .or(request::refusal)
                .ifPresentOrElse(refusal -> refuse(context, refusal, request.id()), () -> begin(context, request));
    }

    /** Counts the request as an open call, so that it is answered before the process ends. */
    private void begin(RoutingContext context, StatelessRequest request) {
        if (request.method() == StatelessMethod.LISTEN) {
            answer(context, request);
            return;
        }
        openCalls
                .begin()
                .ifPresentOrElse(
                        answered -> {
                            context.addEndHandler(end -> answered.complete(null));
                            answer(context, request);
                        },
                        () -> rejectStopping(context, request));
    }

    private void answer(RoutingContext context, StatelessRequest request) {
        HttpExchange exchange = new HttpExchange(context);
        Origin origin =
                new Origin(Transport.STREAMABLE_HTTP, AccessFilter.caller(context), () -> current.setCurrent(context));
        requests.answer(request, exchange, origin, connection -> {}).onComplete(done -> {
            if (request.method() != StatelessMethod.LISTEN) {
                exchange.end();
            }
        });
    }

    private static void rejectStopping(RoutingContext context, StatelessRequest request) {
        // On a new connection the next request may reach another process.
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        MessageValidation stopping =
                MessageValidator.serverStopping(new MessageValidation.WellFormed(request.message()));
        if (stopping instanceof MessageValidation.ErrorReply error) {
            new HttpExchange(context).send(error.message());
        }
    }

    private static void refuse(RoutingContext context, Refusal refusal, Object id) {
        new HttpExchange(context).send(refusal, id);
    }

    private static boolean accepts(RoutingContext context) {
        String accept = String.join(",", context.request().headers().getAll(HttpHeaders.ACCEPT));
        return ACCEPTED.stream().allMatch(accept::contains);
    }

    private static boolean isRequestOrNotification(JsonObject message) {
        Object id = message.getValue("id");
        return "2.0".equals(message.getValue("jsonrpc"))
                && message.getValue("method") instanceof String
                && (id == null || id instanceof String || id instanceof Number)
                && !message.containsKey("result")
                && !message.containsKey("error");
    }

    private static RequestHeaders headers(RoutingContext context) {
        return new RequestHeaders(context.request().headers());
    }

    /** Empty if the body is not JSON, which is refused as in other revisions. */
    private static Optional<Object> decoded(RoutingContext context) {
        try {
            return Optional.ofNullable(Json.decodeValue(
                    Objects.requireNonNullElseGet(context.body().buffer(), Buffer::buffer)));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }
}

package io.github.api18mcp.transport.stateless;

import io.github.api18mcp.access.AccessFilter;
import io.github.api18mcp.generation.waiting.OpenCalls;
import io.github.api18mcp.transport.AcceptedFormat;
import io.github.api18mcp.transport.HttpMessages;
import io.github.api18mcp.transport.MessageBody;
import io.github.api18mcp.transport.MessageValidation;
import io.github.api18mcp.transport.MessageValidator;
import io.github.api18mcp.transport.RouteOrder;
import io.github.api18mcp.transport.stateless.StatelessRequests.RequestOrigin;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The revision over Streamable HTTP, at the address that the other revisions have too. */
@Singleton
class StatelessHttp {

    private static final Logger LOG = Logger.getLogger(StatelessHttp.class);

    private static final String MESSAGE = StatelessHttp.class.getName();

    private final StatelessRequests requests;
    private final OpenCalls openCalls;
    private final CurrentVertxRequest current;

    StatelessHttp(StatelessRequests requests, OpenCalls openCalls, CurrentVertxRequest current) {
        this.requests = requests;
        this.openCalls = openCalls;
        this.current = current;
    }

    void register(@Observes Router router) {
        router.post("/mcp").order(RouteOrder.RECOGNITION).handler(StatelessHttp::recognize);
        router.post("/mcp").order(RouteOrder.STATELESS).handler(this::receive);
    }

    /** A request that is sent or described as one of this revision is checked as one, whatever else it says. */
    private static void recognize(RoutingContext context) {
        Optional<Object> message = MessageBody.of(context).message();
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
            return;
        }
        AcceptedFormat.of(context.request())
                .ifPresentOrElse(
                        format -> receive(context, message, format),
                        () -> refuse(context, RequestError.notAcceptable(AcceptedFormat.NOT_ACCEPTABLE), null));
    }

    private void receive(RoutingContext context, Object message, AcceptedFormat format) {
        Optional<RequestError> unknownVersion = unknownVersion(context, message);
        if (unknownVersion.isPresent()) {
            refuse(context, unknownVersion.get(), id(message));
        } else if (!(message instanceof JsonObject object) || !isRequestOrNotification(object)) {
            refuse(context, RequestError.invalidRequest("A message must be one request or notification"), null);
        } else if (object.getValue("id") == null) {
            // A client cancels a request by closing its response, so no notification has a meaning here.
            context.response().setStatusCode(202).end();
        } else {
            receive(context, new StatelessRequest(object), format);
        }
    }

    private void receive(RoutingContext context, StatelessRequest request, AcceptedFormat format) {
        request.refusal()
                .filter(refusal -> refusal.code() == JsonRpcErrorCodes.INVALID_PARAMS)
                .or(() -> headers(context).mismatch(request))
                .or(request::refusal)
                .or(() -> missingStream(request, format))
                .ifPresentOrElse(
                        refusal -> refuse(context, refusal, request.id()), () -> begin(context, request, format));
    }

    /** A client that knows sessions names the version in the header alone. */
    private static Optional<RequestError> unknownVersion(RoutingContext context, Object message) {
        return headers(context)
                .protocolVersion()
                .filter(version -> !ProtocolRevisions.SUPPORTED.contains(version))
                .filter(version -> !(message instanceof JsonObject object)
                        || !new StatelessRequest(object).meta().containsKey(MetaKey.PROTOCOL_VERSION))
                .map(RequestError::unsupportedVersion);
    }

    private static Object id(Object message) {
        return message instanceof JsonObject object && MessageValidator.isId(object.getValue("id"))
                ? object.getValue("id")
                : null;
    }

    private static Optional<RequestError> missingStream(StatelessRequest request, AcceptedFormat format) {
        return request.method() == StatelessMethod.LISTEN && format == AcceptedFormat.JSON
                ? Optional.of(
                        RequestError.notAcceptable("Accept must name text/event-stream: notifications need a stream."))
                : Optional.empty();
    }

    /** Counts the request as an open call, so that it is answered before the process ends. */
    private void begin(RoutingContext context, StatelessRequest request, AcceptedFormat format) {
        if (request.method() == StatelessMethod.LISTEN) {
            answer(context, request, format);
            return;
        }
        openCalls
                .begin()
                .ifPresentOrElse(
                        answered -> {
                            context.addEndHandler(end -> answered.complete(null));
                            answer(context, request, format);
                        },
                        () -> rejectStopping(context, request, format));
    }

    private void answer(RoutingContext context, StatelessRequest request, AcceptedFormat format) {
        StatelessHttpExchange exchange = new StatelessHttpExchange(context, format);
        RequestOrigin origin = new RequestOrigin(
                Transport.STREAMABLE_HTTP, AccessFilter.caller(context), () -> current.setCurrent(context));
        requests.answer(request, exchange, origin, connection -> {}).onComplete(done -> {
            if (request.method() != StatelessMethod.LISTEN) {
                exchange.end();
            }
        });
    }

    private static void rejectStopping(RoutingContext context, StatelessRequest request, AcceptedFormat format) {
        // On a new connection the next request may reach another process.
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        MessageValidation stopping =
                MessageValidator.serverStopping(new MessageValidation.WellFormed(request.message()));
        if (stopping instanceof MessageValidation.ErrorReply error) {
            new StatelessHttpExchange(context, format).send(error.message());
        }
    }

    private static void refuse(RoutingContext context, RequestError refusal, Object id) {
        LOG.debugf("Refused: %s", refusal.message());
        new StatelessHttpExchange(context, AcceptedFormat.EITHER).send(refusal, id);
    }

    private static boolean isRequestOrNotification(JsonObject message) {
        Object id = message.getValue("id");
        return "2.0".equals(message.getValue("jsonrpc"))
                && message.getValue("method") instanceof String
                && (id == null || MessageValidator.isId(id))
                && !message.containsKey("result")
                && !message.containsKey("error");
    }

    private static RequestHeaders headers(RoutingContext context) {
        return new RequestHeaders(context.request().headers());
    }
}

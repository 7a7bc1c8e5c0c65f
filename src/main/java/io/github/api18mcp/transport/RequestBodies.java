package io.github.api18mcp.transport;

import io.github.api18mcp.access.AccessFilter;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.access.HttpRefusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Receives the bodies of messages. How long they are, and how many are under way, is limited. */
@Singleton
class RequestBodies {

    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final String SHORT_NUMBER = "0*\\d{1,9}";
    private static final String RECEIVED = RequestBodies.class.getName();

    private final RequestLimits limits;

    RequestBodies(RequestLimits limits) {
        this.limits = limits;
    }

    void register(@Observes Router router) {
        router.route().order(RouteOrder.LENGTH).handler(RequestBodies::checkLength);
        BodyHandler body = BodyHandler.create(false).setBodyLimit(LineReader.MAX_BYTES);
        for (String path : List.of("/mcp", "/mcp/messages/:id")) {
            Route admission = router.post(path).order(RouteOrder.ADMISSION);
            admission.handler(RequestBodies::checkEncoding).handler(this::limit);
            router.post(path).order(RouteOrder.BODY).handler(body).handler(RequestBodies::received);
        }
    }

    /** At other addresses too, where Quarkus would refuse the body without a reason. */
    private static void checkLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isLongerThan(LineReader.MAX_BYTES, length)) {
            refuse(context, new HttpRefusal(TOO_LARGE, HttpFailures.reason(TOO_LARGE)));
        } else {
            context.next();
        }
    }

    /** @param length as the header has it */
    static boolean isLongerThan(long most, String length) {
        return !length.matches(SHORT_NUMBER) || Long.parseLong(length) > most;
    }

    private static void checkEncoding(RoutingContext context) {
        if (isEncoded(context.request())) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            refuse(context, new HttpRefusal(UNSUPPORTED_MEDIA_TYPE, "Send the body without compression."));
        } else {
            context.next();
        }
    }

    /** A compressed body may be a thousand times as long as it looks. */
    static boolean isEncoded(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    private void limit(RoutingContext context) {
        Caller caller = AccessFilter.caller(context);
        long bytes = length(context);
        limits.body(caller, bytes).ifPresentOrElse(refusal -> refuseForNow(context, refusal), () -> {
            AtomicBoolean released = new AtomicBoolean();
            Runnable release = () -> {
                if (released.compareAndSet(false, true)) {
                    limits.received(caller, bytes);
                }
            };
            context.addEndHandler(end -> release.run());
            context.put(RECEIVED, release);
            context.next();
        });
    }

    /** A body of unknown length may become as long as the limit. */
    private static long length(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return header == null ? LineReader.MAX_BYTES : Long.parseLong(header);
    }

    private static void received(RoutingContext context) {
        context.<Runnable>get(RECEIVED).run();
        context.next();
    }

    /** Refuses a request that the client may repeat soon. */
    static void refuseForNow(RoutingContext context, HttpRefusal refusal) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        refuse(context, refusal);
    }

    /** Reads on, so that the client can send the rest and then reads the answer. */
    static void refuse(RoutingContext context, HttpRefusal refusal) {
        context.request().resume();
        refusal.answer(context);
    }
}

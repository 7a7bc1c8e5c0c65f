package io.github.api18mcp.transport;

import io.github.api18mcp.access.HttpRefusal;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Answers requests that failed or have no route, and logs those that failed in this server. Only the path is logged, because a client
 * may have put a token into the query. Failures that the client caused are not logged.
 */
@Singleton
class HttpFailures {

    private static final Logger LOG = Logger.getLogger(HttpFailures.class);

    private static final int BEFORE_ALL_ROUTES = -10_000;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int SERVER_ERROR = 500;

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ROUTES).failureHandler(HttpFailures::handle);
        router.errorHandler(NOT_FOUND, context -> answer(NOT_FOUND, context));
        router.errorHandler(METHOD_NOT_ALLOWED, context -> {
            if (isKnown(router, context)) {
                HttpRefusal.ofMethod(context, allowed(router, context), reason(METHOD_NOT_ALLOWED));
            } else {
                answer(NOT_FOUND, context);
            }
        });
    }

    /** The route of static files takes every address, so that Vert.x refuses the method of an address that does not exist. */
    private static boolean isKnown(Router router, RoutingContext context) {
        String path = context.normalizedPath();
        return router.getRoutes().stream()
                .filter(route -> route.methods() != null && route.getPath() != null)
                .anyMatch(route -> matches(route, path));
    }

    private static boolean matches(Route route, String path) {
        if (route.isExactPath()) {
            return path.replaceFirst("/$", "").equals(route.getPath());
        }
        String prefix = route.getPath().replaceFirst("[:*].*", "");
        return prefix.length() > 1 && path.startsWith(prefix);
    }

    private static void handle(RoutingContext context) {
        int status = context.statusCode() < 0 ? SERVER_ERROR : context.statusCode();
        boolean isClosed = context.response().closed();
        if (status >= SERVER_ERROR && !isClosed) {
            LOG.errorf(
                    context.failure(),
                    "%s %s failed",
                    context.request().method(),
                    context.request().path());
        }
        if (!isClosed && !context.response().ended()) {
            answer(status, context);
        }
    }

    /** A response that has begun can only be ended. */
    private static void answer(int status, RoutingContext context) {
        if (context.response().headWritten()) {
            context.response().end();
        } else {
            new HttpRefusal(status, reason(status)).answer(context);
        }
    }

    static String reason(int status) {
        return switch (status) {
            case BAD_REQUEST -> "The address, the header Host or the body of this request is malformed.";
            case NOT_FOUND -> "There is nothing at this address. MCP is at /mcp.";
            case METHOD_NOT_ALLOWED -> "This address does not have this method.";
            case TOO_LARGE -> MessageValidator.TOO_LONG + ".";
            case SERVER_ERROR -> MessageValidator.DEFECT;
            default -> HttpResponseStatus.valueOf(status).reasonPhrase();
        };
    }

    private static String allowed(Router router, RoutingContext context) {
        String path = context.normalizedPath().replaceFirst("/$", "");
        return router.getRoutes().stream()
                .filter(route -> path.equals(route.getPath()))
                .map(Route::methods)
                .flatMap(methods -> Optional.ofNullable(methods).stream())
                .flatMap(methods -> methods.stream())
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}

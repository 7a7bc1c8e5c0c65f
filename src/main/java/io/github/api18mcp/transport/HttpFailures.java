package io.github.api18mcp.transport;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Logs requests that failed in this server. Only the path is logged, because a client may have put a token into the query.
 * Failures that the client caused are not logged.
 */
@Singleton
class HttpFailures {

    private static final Logger LOG = Logger.getLogger(HttpFailures.class);

    private static final int BEFORE_ALL_ROUTES = -10_000;
    private static final int SERVER_ERROR = 500;

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ROUTES).failureHandler(HttpFailures::handle);
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
            context.response().setStatusCode(status).end();
        }
    }
}

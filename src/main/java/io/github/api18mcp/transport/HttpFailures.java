package io.github.api18mcp.transport;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Tells of requests that failed, by their path alone: in the query there may be what somebody took for a place for a token, and
 * what clients do wrong is no error of ours.
 */
@Singleton
class HttpFailures {

    private static final Logger LOG = Logger.getLogger(HttpFailures.class);

    private static final int BEFORE_EVERYTHING = -10_000;
    private static final int SERVER_ERROR = 500;

    void register(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).failureHandler(HttpFailures::answer);
    }

    private static void answer(RoutingContext context) {
        int status = context.statusCode() < 0 ? SERVER_ERROR : context.statusCode();
        boolean isGone = context.response().closed();
        if (status >= SERVER_ERROR && !isGone) {
            LOG.errorf(
                    context.failure(),
                    "%s %s failed",
                    context.request().method(),
                    context.request().path());
        }
        if (!isGone && !context.response().ended()) {
            context.response().setStatusCode(status).end();
        }
    }
}

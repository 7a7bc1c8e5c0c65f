package io.github.api18mcp.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The paths of Api18.dev, who may use them, and what becomes of everything else. */
record Api18Routes(Submissions submissions, JobReports reports, Downloads downloads) {

    private static final Logger LOG = Logger.getLogger(Api18Routes.class);

    private static final long LARGEST_BODY = 1024 * 1024;
    private static final Pattern KEY = Pattern.compile("Bearer api18_[A-Za-z0-9]{16}");
    private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().failureHandler(Api18Routes::failed);
        submission(router, "/v1/generate", submissions::any);
        submission(router, "/v1/video/generations", submissions::video);
        submission(router, "/v1/images/generations", submissions::images);
        router.get("/v1/jobs/:id").handler(Api18Routes::requireKey).handler(reports::poll);
        download(router, "/v1/files/:id", downloads::redirect);
        download(router, "/outputs/:id/:file", downloads::file);
        router.route().handler(context -> context.fail(Refusal.notFound()));
        return router;
    }

    private static void submission(Router router, String path, Handler<RoutingContext> handler) {
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(Api18Routes::requireKey)
                .handler(Api18Routes::requireJson)
                .handler(handler);
    }

    private static void download(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
    }

    private static void requireKey(RoutingContext context) {
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            throw Refusal.of(401, "missing_authorization", "Send your API key as Authorization: Bearer api18_…");
        }
        if (!KEY.matcher(authorization).matches()) {
            throw Refusal.of(401, "invalid_api_key", "The API key is not valid.");
        }
        context.next();
    }

    private static void requireJson(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !JSON.matcher(type).matches()) {
            throw Refusal.invalid("Send the request as Content-Type: application/json.");
        }
        context.next();
    }

    private static void failed(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        answer(context).send(context.response());
    }

    private static Answer answer(RoutingContext context) {
        if (context.failure() instanceof Refusal refusal) {
            return refusal.answer();
        }
        if (context.statusCode() == 413) {
            return Answer.error(413, "payload_too_large", "The request body is larger than 1 MB.");
        }
        if (context.statusCode() < 500) {
            return Answer.error(context.statusCode(), "invalid_request", "The request cannot be understood.");
        }
        LOG.error("The sandbox failed", context.failure());
        return Answer.error(500, "internal_error", "The sandbox failed; its log says why.");
    }
}

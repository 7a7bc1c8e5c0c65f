package io.github.api18mcp.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.regex.Pattern;

/**
 * Who may use the paths of a service, and how.
 *
 * @param authorization the header of a key that is good
 * @param withoutKey what a request without that header is told
 */
record Entrance(Router router, Pattern authorization, Answer withoutKey) {

    private static final long LARGEST_BODY = 1024 * 1024;
    private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    Entrance(Router router, String authorization, Answer withoutKey) {
        this(router, Pattern.compile(authorization), withoutKey);
    }

    Entrance get(String path, Handler<RoutingContext> handler) {
        router.get(path).handler(this::requireKey).handler(handler);
        return this;
    }

    Entrance post(String path, Handler<RoutingContext> handler) {
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::requireKey)
                .handler(Entrance::requireJson)
                .handler(handler);
        return this;
    }

    private void requireKey(RoutingContext context) {
        String given = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (given == null) {
            throw new Refusal(withoutKey);
        }
        if (!authorization.matcher(given).matches()) {
            throw new Refusal(Answer.invalidKey());
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
}

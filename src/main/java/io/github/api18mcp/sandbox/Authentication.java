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
record Authentication(Router router, Pattern authorization, SandboxResponse withoutKey) {

    private static final long LARGEST_BODY = 1024 * 1024;
    private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    Authentication(Router router, String authorization, SandboxResponse withoutKey) {
        this(router, Pattern.compile(authorization), withoutKey);
    }

    Authentication get(String path, Handler<RoutingContext> handler) {
        router.get(path).handler(this::requireKey).handler(handler);
        return this;
    }

    Authentication post(String path, Handler<RoutingContext> handler) {
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::requireKey)
                .handler(Authentication::requireJson)
                .handler(handler);
        return this;
    }

    private void requireKey(RoutingContext context) {
        String given = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (given == null) {
            throw new SandboxException(withoutKey);
        }
        if (!authorization.matcher(given).matches()) {
            throw new SandboxException(SandboxResponse.invalidKey());
        }
        context.next();
    }

    private static void requireJson(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !JSON.matcher(type).matches()) {
            throw SandboxException.invalid("Send the request as Content-Type: application/json.");
        }
        context.next();
    }
}

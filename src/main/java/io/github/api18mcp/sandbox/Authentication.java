package io.github.api18mcp.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.regex.Pattern;

/**
 * Adds routes that require an API key.
 *
 * @param authorization the form of a valid {@code Authorization} header
 * @param missingKey the response to a request without that header
 */
record Authentication(Router router, Pattern authorization, SandboxResponse missingKey) {

    private static final long MAX_BODY_BYTES = 1024 * 1024;
    private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    Authentication(Router router, String authorization, SandboxResponse missingKey) {
        this(router, Pattern.compile(authorization), missingKey);
    }

    Authentication get(String path, Handler<RoutingContext> handler) {
        router.get(path).handler(this::requireKey).handler(handler);
        return this;
    }

    Authentication post(String path, Handler<RoutingContext> handler) {
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::requireKey)
                .handler(Authentication::requireJson)
                .handler(handler);
        return this;
    }

    private void requireKey(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw new SandboxException(missingKey);
        }
        if (!authorization.matcher(header).matches()) {
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

package io.github.api18mcp.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** What a request leads to, as far as it matters who may ask for it. */
enum RouteAccess {

    /** Health, the page without its data, and what browsers ask before they ask: for everybody. */
    OPEN {
        @Override
        boolean opensFor(Caller caller) {
            return true;
        }
    },

    /** The numbers are of all callers together, so none of them may see them. */
    NUMBERS {
        @Override
        boolean opensFor(Caller caller) {
            return caller.equals(Caller.METRICS);
        }
    },

    /** All that may spend money or shows somebody's jobs. */
    CALLS {
        @Override
        boolean opensFor(Caller caller) {
            return !caller.equals(Caller.METRICS);
        }
    };

    private static final String HEALTH = "/q/health";
    private static final String METRICS = "/q/metrics";

    abstract boolean opensFor(Caller caller);

    static RouteAccess of(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        boolean looks = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        boolean preflight = request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (preflight || looks && (path.equals("/") || isUnder(HEALTH, path))) {
            return OPEN;
        }
        return isUnder(METRICS, path) ? NUMBERS : CALLS;
    }

    private static boolean isUnder(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}

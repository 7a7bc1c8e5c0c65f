package io.github.api18mcp.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The access that the route of a request requires. */
enum RouteAccess {

    /**
     * For everybody: health checks, the page without its data, signed addresses of outputs, images hosted for services, uploads to a
     * link, and preflight requests of browsers.
     */
    OPEN {
        @Override
        boolean opensFor(Caller caller) {
            return true;
        }
    },

    /** For the metrics token alone, because the metrics cover all callers. */
    NUMBERS {
        @Override
        boolean opensFor(Caller caller) {
            return caller.equals(Caller.METRICS);
        }
    },

    /** For callers: everything that may spend money or shows jobs. */
    CALLS {
        @Override
        boolean opensFor(Caller caller) {
            return !caller.equals(Caller.METRICS);
        }
    };

    private static final String PAGE = "/";
    private static final String FILES_OF_THE_PAGE = "/static";
    private static final String HEALTH = "/q/health";
    private static final String METRICS = "/q/metrics";
    private static final String OUTPUTS = "/outputs/";
    private static final String SIGNATURE = "signature";

    /** Services fetch hosted images, and have no token. The address cannot be guessed. */
    private static final String INPUTS = "/inputs";

    /** The shell of an agent has no token. The link cannot be guessed. */
    private static final String UPLOADS = "/uploads/";

    abstract boolean opensFor(Caller caller);

    static RouteAccess of(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        boolean looks = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        boolean preflight = request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        boolean unguessable = isSigned(request, path) || isUnder(INPUTS, path);
        boolean uploads =
                (request.method() == HttpMethod.PUT || request.method() == HttpMethod.POST) && path.startsWith(UPLOADS);
        boolean page = path.equals(PAGE) || isUnder(FILES_OF_THE_PAGE, path);
        if (preflight || uploads || looks && (page || isUnder(HEALTH, path) || unguessable)) {
            return OPEN;
        }
        return isUnder(METRICS, path) ? NUMBERS : CALLS;
    }

    /** The signature replaces the token; the route checks it, and sees the same parameter. */
    private static boolean isSigned(HttpServerRequest request, String path) {
        try {
            return path.startsWith(OUTPUTS) && request.getParam(SIGNATURE) != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isUnder(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}

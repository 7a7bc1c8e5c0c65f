package io.github.api18mcp.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps web pages from other places out: a browser names the page's origin, and a foreign one is answered 403 whatever
 * address the server is bound to. Without this, any page a person visits could spend money through a server on loopback.
 */
@Singleton
public class Origins {

    private static final int BEFORE_EVERYTHING = 1000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed;

    Origins(AccessConfig config) {
        allowed = config.origins().orElse(Set.of()).stream()
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_EVERYTHING);
    }

    private void filter(RoutingContext context) {
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || allows(origin)) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(403)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
                    .end("This origin is not allowed. Add it to API18MCP_ACCESS_ORIGINS.\n");
        }
    }

    boolean allows(String origin) {
        return allowed.contains(origin.toLowerCase(Locale.ROOT)) || isLoopback(origin);
    }

    private static boolean isLoopback(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

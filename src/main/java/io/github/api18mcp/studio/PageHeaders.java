package io.github.api18mcp.studio;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What browsers are told about the page and its files. Quarkus serves the files; the names of bundled ones change with their content.
 */
@Singleton
class PageHeaders {

    private static final int BEFORE_THE_FILES = -100;

    /** Everything comes from this server, which passes on what services keep. Pictures of a person's disk are shown from memory. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data: blob:; media-src 'self' blob:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    void register(@Observes Router router) {
        router.route("/").order(BEFORE_THE_FILES).handler(PageHeaders::page);
        router.route("/index.html").order(BEFORE_THE_FILES).handler(PageHeaders::page);
        router.route("/static/*").order(BEFORE_THE_FILES).handler(PageHeaders::file);
    }

    /** Checked again on each visit, so that a new version is seen at once. */
    private static void page(RoutingContext context) {
        add(context, "no-cache");
    }

    private static void file(RoutingContext context) {
        boolean bundled = context.normalizedPath().startsWith("/static/bundle/");
        add(context, bundled ? "public, max-age=31536000, immutable" : "public, max-age=86400");
    }

    private static void add(RoutingContext context, String cacheControl) {
        MultiMap headers = context.response().headers();
        headers.set(HttpHeaders.CACHE_CONTROL, cacheControl);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        context.next();
    }
}

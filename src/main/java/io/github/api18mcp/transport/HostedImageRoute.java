package io.github.api18mcp.transport;

import io.github.api18mcp.image.InputImage;
import io.github.api18mcp.input.OwnLinks;
import io.github.api18mcp.job.journal.Journal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Serves the images that services fetch while a job runs. */
@Singleton
class HostedImageRoute {

    private final Journal journal;

    HostedImageRoute(Journal journal) {
        this.journal = journal;
    }

    void register(@Observes Router router) {
        router.route(OwnLinks.PATH + ":file")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::serve);
    }

    private void serve(RoutingContext context) {
        String token = context.pathParam("file").replaceFirst("\\.[a-z]+$", "");
        if (!journal.exists()) {
            context.fail(404);
            return;
        }
        journal.images()
                .linked(token)
                .subscribe()
                .with(
                        found -> found.ifPresentOrElse(
                                image -> send(context.response(), image), () -> context.fail(404)),
                        context::fail);
    }

    /** The length is set explicitly, because Vert.x omits it in the response to a HEAD request. */
    private static void send(HttpServerResponse response, InputImage image) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, image.format().mimeType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(image.bytes().length))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(image.bytes()));
    }
}

package io.github.api18mcp.sandbox;

import io.github.api18mcp.catalog.Catalog;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;

/**
 * Serves all simulated services on one free port of this machine; their paths do not overlap. One event loop handles every
 * request, so nothing else in this package needs a lock than the images that calls bring.
 */
final class SandboxServer extends AbstractVerticle {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int ANY_FREE_PORT = 0;

    private final Catalog catalog;
    private final Clock clock;
    private final Speed speed;
    private final HostedInputs images;
    private URI origin;
    private Handler<HttpServerRequest> routes;

    SandboxServer(Catalog catalog, Clock clock, Speed speed) {
        this.catalog = catalog;
        this.clock = clock;
        this.speed = speed;
        this.images = new HostedInputs(clock);
    }

    HostedInputs images() {
        return images;
    }

    /** Available once the server has started. */
    URI origin() {
        return origin;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(request -> routes.handle(request))
                .listen(ANY_FREE_PORT, LOOPBACK)
                .<Void>map(server -> {
                    serve(server.actualPort());
                    return null;
                })
                .onComplete(started);
    }

    private void serve(int port) {
        origin = URI.create("http://" + LOOPBACK + ":" + port);
        SandboxJobs jobs = new SandboxJobs(clock, speed);
        Downloads downloads = new Downloads(vertx, jobs, origin);
        JobIntake intake = new JobIntake(catalog, jobs, origin);
        DelayedReply delayedReply = new DelayedReply(vertx, clock);
        Router router = Router.router(vertx);
        router.route().failureHandler(SandboxException::handleFailure);
        Api18JobReports reports = new Api18JobReports(clock, jobs, delayedReply, origin);
        new Api18Routes(new Api18Submissions(intake, reports), reports, downloads).addTo(router);
        new TheoRoutes(intake, delayedReply, origin).addTo(router);
        new ImgheroRoutes(intake, new SandboxPages(clock), clock, origin).addTo(router);
        downloads.addTo(router);
        images.addTo(router);
        router.route().handler(context -> context.fail(SandboxException.notFound()));
        routes = router;
    }
}

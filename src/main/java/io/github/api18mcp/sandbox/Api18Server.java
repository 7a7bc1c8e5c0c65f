package io.github.api18mcp.sandbox;

import io.github.api18mcp.catalog.Catalog;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Clock;

/** Listens on this machine, on a free port. One event loop serves all, so that nothing in this package needs a lock. */
final class Api18Server extends AbstractVerticle {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int ANY_FREE_PORT = 0;

    private final Catalog catalog;
    private final Clock clock;
    private final Speed speed;
    private URI origin;
    private Handler<HttpServerRequest> routes;

    Api18Server(Catalog catalog, Clock clock, Speed speed) {
        this.catalog = catalog;
        this.clock = clock;
        this.speed = speed;
    }

    /** Known once it has started. */
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
        Jobs jobs = new Jobs(clock, speed);
        JobReports reports = new JobReports(vertx, clock, jobs, origin);
        routes = new Api18Routes(
                        new Submissions(catalog, jobs, reports, origin), reports, new Downloads(vertx, jobs, origin))
                .router(vertx);
    }
}

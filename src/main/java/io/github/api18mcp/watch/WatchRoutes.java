package io.github.api18mcp.watch;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code /q/health}, {@code /q/health/live}, {@code /q/health/ready} and {@code /q/metrics}: the paths of Quarkus, in
 * the form of MicroProfile Health 4.0.
 */
@Singleton
class WatchRoutes {

    private static final HealthCheck ALIVE = HealthCheck.of("process", true, "answers");

    private final Instance<Readiness> readiness;
    private final Instance<Metrics> metrics;

    /** Both are created on first use. */
    WatchRoutes(Instance<Readiness> readiness, Instance<Metrics> metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    void register(@Observes Router router) {
        looked(router, "/q/health/live").handler(context -> answer(context, List.of(ALIVE)));
        looked(router, "/q/health/ready").handler(context -> answer(context, ready()));
        looked(router, "/q/health").handler(context -> answer(context, ready().map(WatchRoutes::withAlive)));
        router.get("/q/metrics").handler(this::metrics);
    }

    /** Some monitors use HEAD. */
    private static Route looked(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private Uni<List<HealthCheck>> ready() {
        return readiness.get().checks();
    }

    private static List<HealthCheck> withAlive(List<HealthCheck> checks) {
        return Stream.concat(Stream.of(ALIVE), checks.stream()).toList();
    }

    private static void answer(RoutingContext context, Uni<List<HealthCheck>> checks) {
        checks.subscribe().with(done -> answer(context, done), context::fail);
    }

    private static void answer(RoutingContext context, List<HealthCheck> checks) {
        boolean down = checks.stream().anyMatch(HealthCheck::isDown);
        JsonArray each = new JsonArray();
        checks.forEach(check -> each.add(check.json()));
        context.response()
                .setStatusCode(down ? 503 : 200)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject()
                        .put("status", (down ? HealthCheck.Health.DOWN : HealthCheck.Health.UP).name())
                        .put("checks", each)
                        .encodePrettily());
    }

    private void metrics(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, Metrics.CONTENT_TYPE)
                .end(metrics.get().text());
    }
}

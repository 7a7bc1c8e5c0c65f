package io.github.api18mcp.sandbox;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.image.InputImage;
import io.github.api18mcp.input.SandboxImageHost;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.provider.LazyUni;
import io.github.api18mcp.provider.Sandbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;

/**
 * Starts the simulated services on this machine when they are first needed, and stops them with the process. Hosts input images
 * beside them.
 */
@Singleton
final class LocalSandbox implements Sandbox, SandboxImageHost {

    private final Vertx vertx;
    private final SandboxServer server;
    private final LazyUni<URI> address;
    private volatile Future<String> deployment = Future.failedFuture("the sandbox has not been started");

    LocalSandbox(Vertx vertx, Catalog catalog, SandboxConfig config, Clock clock) {
        this.vertx = vertx;
        this.server = new SandboxServer(catalog, clock, config.speed());
        this.address = new LazyUni<>(() -> Uni.createFrom()
                .completionStage(() -> start().toCompletionStage())
                .map(deploymentId -> server.origin()));
    }

    @Override
    public Uni<URI> address() {
        return Uni.createFrom().deferred(address::get);
    }

    @Override
    public Uni<URI> host(JobId job, InputImage image) {
        return address().map(origin -> server.images().add(origin, job, image));
    }

    @Override
    public Uni<Void> remove(JobId job) {
        server.images().remove(job);
        return Uni.createFrom().voidItem();
    }

    @Override
    public String advice() {
        return "The sandbox should serve it; please report this.";
    }

    private Future<String> start() {
        deployment = vertx.deployVerticle(server);
        return deployment;
    }

    /** Waits until the server has stopped. Vert.x is closed next and fails if a server is still stopping. */
    @PreDestroy
    void stop() {
        deployment
                .compose(vertx::undeploy)
                .otherwiseEmpty()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}

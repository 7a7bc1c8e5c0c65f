package io.github.api18mcp.media;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;

/** The threads that decode pictures. There are few, because a hostile picture takes up to 150 MB while it is decoded. */
@Singleton
class DecodingThreads {

    private static final int COUNT = 2;

    private final WorkerExecutor threads;

    DecodingThreads(Vertx vertx) {
        this.threads = vertx.createSharedWorkerExecutor("api18mcp-pictures", COUNT);
    }

    /** Runs the work as soon as a thread is free. */
    <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom().deferred(() -> UniHelper.toUni(threads.executeBlocking(work, false)));
    }
}

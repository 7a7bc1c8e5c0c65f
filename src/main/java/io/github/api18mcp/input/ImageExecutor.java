package io.github.api18mcp.input;

import io.github.api18mcp.image.UnusableImageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reads and rewrites images one after the other, because a large one takes 200 MB of memory meanwhile. Few may wait, because each holds
 * its message.
 */
@Singleton
public class ImageExecutor {

    static final int MOST_WAITING = 16;

    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), ImageExecutor::thread);

    public ImageExecutor() {
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "api18mcp-images");
        thread.setDaemon(true);
        return thread;
    }

    /** Fails with {@link UnusableImageException}. */
    <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom()
                .<T>emitter(emitter -> {
                    try {
                        emitter.complete(work.call());
                    } catch (Exception e) {
                        emitter.fail(e);
                    }
                })
                .runSubscriptionOn(thread)
                .onFailure(RejectedExecutionException.class)
                .transform(busy -> new UnusableImageException("one of too many at once; call again in a few seconds"));
    }
}

package io.github.api18mcp.media;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/** Exchanges over HTTP within limits of time and size, each with a client of its own. */
@Singleton
public class TimedExchange {

    private final Vertx vertx;

    public TimedExchange(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Does the work on one thread. From another, bytes could arrive before they are listened for, and Vert.x drops them.
     *
     * @param longest covers all of it: an endless body may never be silent
     */
    public <T> Uni<T> within(Duration longest, Function<HttpClient, Future<T>> work) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(now -> begin(longest, work, done));
        return UniHelper.toUni(done.future());
    }

    private <T> void begin(Duration longest, Function<HttpClient, Future<T>> work, Promise<T> done) {
        HttpClient client = vertx.createHttpClient();
        long timer = vertx.setTimer(
                longest.toMillis(),
                late -> done.tryFail(new IOException("no answer within " + longest.toSeconds() + " s")));
        // What fails before there is a future fails it as well.
        Future.succeededFuture()
                .compose(ready -> work.apply(client))
                .onSuccess(done::tryComplete)
                .onFailure(done::tryFail);
        done.future().onComplete(any -> {
            vertx.cancelTimer(timer);
            client.close();
        });
    }

    /** The whole body. Fails with {@link BodyTooLargeException} if it is longer than it may be. */
    public static Future<Buffer> body(HttpClientResponse response, int mostBytes) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail)
                .handler(part -> {
                    if (body.length() + part.length() > mostBytes) {
                        whole.tryFail(new BodyTooLargeException());
                    } else {
                        body.appendBuffer(part);
                    }
                })
                .endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }

    /** There are more bytes than may be read. */
    public static final class BodyTooLargeException extends IOException {
        private BodyTooLargeException() {
            super("too large");
        }
    }
}

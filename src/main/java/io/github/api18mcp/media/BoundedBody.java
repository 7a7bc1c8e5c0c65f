package io.github.api18mcp.media;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;

/** The body of a response, which fails once it is longer than it may be. */
final class BoundedBody implements ReadStream<Buffer> {

    private final HttpClientResponse response;
    private final long most;
    private Handler<Throwable> failed = failure -> {};
    private long bytes;

    BoundedBody(HttpClientResponse response, long most) {
        this.response = response;
        this.most = most;
    }

    @Override
    public BoundedBody handler(Handler<Buffer> handler) {
        response.handler(handler == null ? null : part -> receive(part, handler));
        return this;
    }

    private void receive(Buffer part, Handler<Buffer> handler) {
        bytes += part.length();
        if (bytes <= most) {
            handler.handle(part);
        } else {
            response.handler(rest -> {});
            failed.handle(tooLarge(most));
            response.request().reset();
        }
    }

    static IOException tooLarge(long most) {
        return new IOException("the file is larger than " + ByteCount.words(most));
    }

    @Override
    public BoundedBody exceptionHandler(Handler<Throwable> handler) {
        failed = handler == null ? failure -> {} : handler;
        response.exceptionHandler(handler);
        return this;
    }

    @Override
    public BoundedBody pause() {
        response.pause();
        return this;
    }

    @Override
    public BoundedBody resume() {
        response.resume();
        return this;
    }

    @Override
    public BoundedBody fetch(long amount) {
        response.fetch(amount);
        return this;
    }

    @Override
    public BoundedBody endHandler(Handler<Void> handler) {
        response.endHandler(handler);
        return this;
    }
}

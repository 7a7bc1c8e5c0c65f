package io.github.api18mcp.tool.preview;

import io.github.api18mcp.platform.HttpProxy;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Fetches pictures within limits of size and time. Every address on the way is checked, because a redirect could lead into a
 * private network.
 */
@Singleton
public class Previews {

    private static final int MOST_BYTES = 20_000_000;
    private static final int MOST_REDIRECTS = 3;
    private static final long TIMEOUT_MS = 20_000;
    private static final int OK = 200;

    private final Vertx vertx;
    private final HttpProxy proxy;

    Previews(Vertx vertx, HttpProxy proxy) {
        this.vertx = vertx;
        this.proxy = proxy;
    }

    /** Empty if the address serves no picture within the limits, or is not allowed. */
    public Uni<Optional<Preview>> of(URI address, Predicate<URI> allowed) {
        return UniHelper.toUni(onOneThread(() -> fetched(address, allowed)))
                .chain(file -> UniHelper.toUni(vertx.executeBlocking(() -> Preview.of(file.getBytes()), false)))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** From another thread, bytes could arrive before they are listened for, and Vert.x drops them. */
    private Future<Buffer> onOneThread(Supplier<Future<Buffer>> work) {
        Promise<Buffer> done = Promise.promise();
        vertx.runOnContext(
                now -> Future.succeededFuture().compose(ready -> work.get()).onComplete(done));
        return done.future();
    }

    private Future<Buffer> fetched(URI address, Predicate<URI> allowed) {
        HttpClient client = vertx.createHttpClient();
        Promise<Buffer> body = Promise.promise();
        // Covers the whole transfer: an endless body may never be silent.
        long timer = vertx.setTimer(TIMEOUT_MS, late -> body.tryFail(new IOException("too slow")));
        fetched(client, address, allowed, MOST_REDIRECTS)
                .onSuccess(body::tryComplete)
                .onFailure(body::tryFail);
        return body.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            client.close();
        });
    }

    private Future<Buffer> fetched(HttpClient client, URI address, Predicate<URI> allowed, int redirects) {
        if (!allowed.test(address)) {
            return Future.failedFuture(new IOException("not allowed"));
        }
        RequestOptions request = new RequestOptions().setAbsoluteURI(address.toString());
        proxy.to(address).ifPresent(request::setProxyOptions);
        return client.request(request)
                .compose(HttpClientRequest::send)
                // A response that is dropped half-way logs an error, so every one is read.
                .compose(response -> body(response).compose(body -> {
                    String location = response.getHeader(HttpHeaders.LOCATION);
                    if (response.statusCode() == OK) {
                        return Future.succeededFuture(body);
                    }
                    return location == null || redirects == 0
                            ? Future.failedFuture(new IOException("HTTP " + response.statusCode()))
                            : fetched(client, address.resolve(location), allowed, redirects - 1);
                }));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail)
                .handler(part -> {
                    if (body.length() + part.length() > MOST_BYTES) {
                        whole.tryFail(new IOException("too large"));
                    } else {
                        body.appendBuffer(part);
                    }
                })
                .endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }
}

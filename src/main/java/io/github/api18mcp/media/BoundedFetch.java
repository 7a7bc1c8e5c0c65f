package io.github.api18mcp.media;

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
import java.time.Duration;
import java.util.function.Supplier;

/** Fetches files into memory, within limits of size and time. */
@Singleton
public class BoundedFetch {

    private static final int MOST_REDIRECTS = 3;
    private static final int OK = 200;

    private final Vertx vertx;
    private final HttpProxy proxy;

    BoundedFetch(Vertx vertx, HttpProxy proxy) {
        this.vertx = vertx;
        this.proxy = proxy;
    }

    /**
     * Fails with {@link IOException} if there is no file within the limits, or if an address on the way is not allowed.
     *
     * @param longest covers the whole transfer: an endless body may never be silent
     */
    public Uni<byte[]> fetch(URI address, FetchRules rules, int mostBytes, Duration longest) {
        return UniHelper.toUni(onOneThread(() -> new Transfer(rules, mostBytes).within(longest, address)))
                .map(Buffer::getBytes);
    }

    /** From another thread, bytes could arrive before they are listened for, and Vert.x drops them. */
    private Future<Buffer> onOneThread(Supplier<Future<Buffer>> work) {
        Promise<Buffer> done = Promise.promise();
        vertx.runOnContext(
                now -> Future.succeededFuture().compose(ready -> work.get()).onComplete(done));
        return done.future();
    }

    /** The fetching of one file. */
    private final class Transfer {

        private final FetchRules rules;
        private final int mostBytes;
        private final HttpClient client = vertx.createHttpClient();

        private Transfer(FetchRules rules, int mostBytes) {
            this.rules = rules;
            this.mostBytes = mostBytes;
        }

        Future<Buffer> within(Duration longest, URI address) {
            Promise<Buffer> file = Promise.promise();
            long timer = vertx.setTimer(longest.toMillis(), late -> file.tryFail(new IOException("too slow")));
            fetched(address, MOST_REDIRECTS).onSuccess(file::tryComplete).onFailure(file::tryFail);
            return file.future().onComplete(done -> {
                vertx.cancelTimer(timer);
                client.close();
            });
        }

        private Future<Buffer> fetched(URI address, int redirects) {
            if (!rules.allows(address)) {
                return Future.failedFuture(new IOException("not allowed"));
            }
            RequestOptions request = new RequestOptions().setAbsoluteURI(address.toString());
            rules.authorization(address)
                    .ifPresent(value -> request.putHeader(HttpHeaders.AUTHORIZATION.toString(), value));
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
                                : fetched(address.resolve(location), redirects - 1);
                    }));
        }

        private Future<Buffer> body(HttpClientResponse response) {
            Promise<Buffer> whole = Promise.promise();
            Buffer body = Buffer.buffer();
            response.exceptionHandler(whole::tryFail)
                    .handler(part -> {
                        if (body.length() + part.length() > mostBytes) {
                            whole.tryFail(new IOException("too large"));
                        } else {
                            body.appendBuffer(part);
                        }
                    })
                    .endHandler(end -> whole.tryComplete(body));
            return whole.future();
        }
    }
}

package io.github.api18mcp.media;

import io.github.api18mcp.platform.HttpProxy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Fetches files into memory, within limits of size and time. */
@Singleton
public class BoundedFetch {

    private static final int MOST_REDIRECTS = 3;
    private static final int OK = 200;

    private final TimedExchange exchange;
    private final HttpProxy proxy;

    BoundedFetch(TimedExchange exchange, HttpProxy proxy) {
        this.exchange = exchange;
        this.proxy = proxy;
    }

    /**
     * Fails with {@link IOException} if there is no file within the limits, or if an address on the way is not allowed.
     *
     * @param longest covers the whole transfer, with all redirects
     */
    public Uni<byte[]> fetch(URI address, FetchRules rules, int mostBytes, Duration longest) {
        return exchange.within(longest, client -> new Transfer(client, rules, mostBytes).of(address, MOST_REDIRECTS))
                .map(Buffer::getBytes);
    }

    /** The fetching of one file. */
    private final class Transfer {

        private final HttpClient client;
        private final FetchRules rules;
        private final int mostBytes;

        private Transfer(HttpClient client, FetchRules rules, int mostBytes) {
            this.client = client;
            this.rules = rules;
            this.mostBytes = mostBytes;
        }

        private Future<Buffer> of(URI address, int redirects) {
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
                    .compose(response -> TimedExchange.body(response, mostBytes).compose(body -> {
                        String location = response.getHeader(HttpHeaders.LOCATION);
                        if (response.statusCode() == OK) {
                            return Future.succeededFuture(body);
                        }
                        return location == null || redirects == 0
                                ? Future.failedFuture(new IOException("HTTP " + response.statusCode()))
                                : of(address.resolve(location), redirects - 1);
                    }));
        }
    }
}

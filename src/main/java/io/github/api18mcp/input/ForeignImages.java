package io.github.api18mcp.input;

import io.github.api18mcp.catalog.PublicUrl;
import io.github.api18mcp.image.EmbeddedImage;
import io.github.api18mcp.image.ImageFormat;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.media.TimedExchange;
import io.github.api18mcp.media.TimedExchange.BodyTooLargeException;
import io.github.api18mcp.platform.HttpProxy;
import io.github.api18mcp.provider.Providers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Reads images at somebody else's address. A name that looks public may lead into the network of this server, so the connection goes to
 * an address that was found to be public, also after each redirect. All of it fails with {@link UnusableImageException}.
 */
@Singleton
public class ForeignImages {

    /** How much of what is at an address is read. */
    private enum ReadLength {
        FIRST_BYTES(Duration.ofSeconds(10)),
        WHOLE(Duration.ofSeconds(20));

        private final Duration longest;

        ReadLength(Duration longest) {
            this.longest = longest;
        }
    }

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> FOUND = Set.of(200, 206);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String FIRST_BYTES = "bytes=0-" + (ImageFormat.TELLING - 1);

    private final Vertx vertx;
    private final TimedExchange exchange;
    private final HttpProxy proxy;
    private final Providers providers;

    ForeignImages(Vertx vertx, TimedExchange exchange, HttpProxy proxy, Providers providers) {
        this.vertx = vertx;
        this.exchange = exchange;
        this.proxy = proxy;
        this.providers = providers;
    }

    /** Looks at the first bytes, so that nothing is paid for what is no image. */
    Uni<Void> check(URI address) {
        return read(address, ReadLength.FIRST_BYTES)
                .onItem()
                .transformToUni(bytes -> ImageFormat.of(bytes.getBytes()).isPresent()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new UnusableImageException("an address with something else")));
    }

    /** The file at an address. */
    Uni<byte[]> fetch(URI address) {
        return read(address, ReadLength.WHOLE).map(Buffer::getBytes);
    }

    private Uni<Buffer> read(URI address, ReadLength length) {
        return exchange.within(length.longest, client -> fetched(client, address, length, MOST_REDIRECTS))
                .onFailure(BodyTooLargeException.class)
                .transform(failure -> new UnusableImageException("an address with more than 10 MB"))
                .onFailure(failure -> !(failure instanceof UnusableImageException))
                .transform(failure -> new UnusableImageException("an address that does not answer"));
    }

    private Future<Buffer> fetched(HttpClient client, URI address, ReadLength length, int redirects) {
        return options(address).compose(client::request).compose(request -> {
            if (length == ReadLength.FIRST_BYTES) {
                request.putHeader("Range", FIRST_BYTES);
            }
            return request.send().compose(response -> {
                Optional<URI> location = redirected(response);
                if (location.isEmpty()) {
                    return body(request, response, length);
                }
                return redirects == 0
                        ? refused("an address with too many redirects")
                        : fetched(client, address.resolve(location.get()), length, redirects - 1);
            });
        });
    }

    private static Optional<URI> redirected(HttpClientResponse response) {
        return Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION))
                .filter(location -> REDIRECTS.contains(response.statusCode()))
                .map(URI::create);
    }

    /** A proxy resolves names itself, and decides what can be reached. */
    private Future<RequestOptions> options(URI address) {
        Optional<String> objection = PublicUrl.objection(address.toString(), providers::anyServes);
        if (objection.isPresent()) {
            return refused("an address that leads to " + objection.get());
        }
        RequestOptions options = new RequestOptions().setAbsoluteURI(address.toString());
        if (proxy.to(address).isPresent()) {
            return Future.succeededFuture(
                    options.setProxyOptions(proxy.to(address).get()));
        }
        return providers.anyServes(address)
                ? Future.succeededFuture(options)
                : vertx.executeBlocking(() -> resolved(address.getHost()), false)
                        .map(ip -> options.setServer(
                                SocketAddress.inetSocketAddress(options.getPort(), ip.getHostAddress())));
    }

    private static InetAddress resolved(String host) throws UnknownHostException, UnusableImageException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!Arrays.stream(addresses).allMatch(PublicUrl::isPublic)) {
            throw new UnusableImageException("an address that leads into a private network");
        }
        return addresses[0];
    }

    private static Future<Buffer> body(HttpClientRequest request, HttpClientResponse response, ReadLength length) {
        if (!FOUND.contains(response.statusCode())) {
            return refused("an address that answers HTTP " + response.statusCode());
        }
        return length == ReadLength.WHOLE
                ? TimedExchange.body(response, EmbeddedImage.MOST_BYTES)
                : firstBytes(request, response);
    }

    private static Future<Buffer> firstBytes(HttpClientRequest request, HttpClientResponse response) {
        Promise<Buffer> start = Promise.promise();
        Buffer bytes = Buffer.buffer();
        response.exceptionHandler(start::tryFail)
                .handler(more -> {
                    bytes.appendBuffer(more);
                    if (bytes.length() >= ImageFormat.TELLING) {
                        start.tryComplete(bytes);
                        request.connection().close();
                    }
                })
                .endHandler(end -> start.tryComplete(bytes));
        return start.future();
    }

    private static <T> Future<T> refused(String found) {
        return Future.failedFuture(new UnusableImageException(found));
    }
}

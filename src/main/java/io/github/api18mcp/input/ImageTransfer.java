package io.github.api18mcp.input;

import io.github.api18mcp.image.InputImage;
import io.github.api18mcp.media.TimedExchange;
import io.github.api18mcp.media.TimedExchange.BodyTooLargeException;
import io.github.api18mcp.platform.HttpProxy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Puts an image where it is hosted, and fetches it from there once, as a service will. A failure's message is a few words. */
@Singleton
public class ImageTransfer {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    /** A place that hosts images says little when it takes or removes one. */
    private static final int SHORT = 10_000;

    private final TimedExchange exchange;
    private final HttpProxy proxy;

    ImageTransfer(TimedExchange exchange, HttpProxy proxy) {
        this.exchange = exchange;
        this.proxy = proxy;
    }

    /** Fails if the address does not serve exactly this image. */
    Uni<Void> check(URI address, InputImage image) {
        return sent(new TransferRequest(HttpMethod.GET, address, Optional.empty(), image.bytes().length))
                .onItem()
                .transformToUni(fetched -> Arrays.equals(fetched.getBytes(), image.bytes())
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(somethingElse()));
    }

    Uni<Void> put(URI address, InputImage image) {
        return sent(new TransferRequest(HttpMethod.PUT, address, Optional.of(image), SHORT))
                .replaceWithVoid();
    }

    Uni<Void> delete(URI address) {
        return sent(new TransferRequest(HttpMethod.DELETE, address, Optional.empty(), SHORT))
                .replaceWithVoid();
    }

    /** @param longest the number of bytes of the longest answer that makes sense */
    private record TransferRequest(HttpMethod method, URI address, Optional<InputImage> image, int longest) {}

    private Uni<Buffer> sent(TransferRequest request) {
        return exchange.within(LONGEST, client -> client.request(options(request))
                        .compose(connected -> request.image()
                                .map(image -> connected
                                        .putHeader(
                                                HttpHeaders.CONTENT_TYPE,
                                                image.format().mimeType())
                                        .send(Buffer.buffer(image.bytes())))
                                .orElseGet(connected::send))
                        .compose(response -> response.statusCode() / HUNDRED == SUCCESS
                                ? TimedExchange.body(response, request.longest())
                                : Future.<Buffer>failedFuture(new IOException("HTTP " + response.statusCode()))))
                .onFailure(BodyTooLargeException.class)
                .transform(failure -> somethingElse());
    }

    private RequestOptions options(TransferRequest request) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(request.address().toString());
        proxy.to(request.address()).ifPresent(options::setProxyOptions);
        return options;
    }

    private static IOException somethingElse() {
        return new IOException("something else than the picture is there");
    }
}

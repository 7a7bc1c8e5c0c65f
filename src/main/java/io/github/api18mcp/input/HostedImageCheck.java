package io.github.api18mcp.input;

import io.github.api18mcp.image.InputImage;
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
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;

/** Fetches a hosted image once, as a service will. */
@Singleton
public class HostedImageCheck {

    private static final long TIMEOUT_MS = 15_000;
    private static final int OK = 200;

    private final Vertx vertx;
    private final HttpProxy proxy;

    HostedImageCheck(Vertx vertx, HttpProxy proxy) {
        this.vertx = vertx;
        this.proxy = proxy;
    }

    /** Fails, with a few words as its message, if the address does not serve exactly this image. */
    Uni<Void> fetch(URI address, InputImage image) {
        Promise<Buffer> body = Promise.promise();
        // On one thread. From another, bytes could arrive before they are listened for, and Vert.x drops them.
        vertx.runOnContext(now -> fetch(address, image.bytes().length, body));
        return UniHelper.toUni(body.future())
                .onItem()
                .transformToUni(fetched -> Arrays.equals(fetched.getBytes(), image.bytes())
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new IOException("something else than the picture is there")));
    }

    private void fetch(URI address, int expected, Promise<Buffer> body) {
        HttpClient client = vertx.createHttpClient();
        long timer = vertx.setTimer(TIMEOUT_MS, late -> body.tryFail(new IOException("no answer within 15 s")));
        RequestOptions request = new RequestOptions().setAbsoluteURI(address.toString());
        proxy.to(address).ifPresent(request::setProxyOptions);
        client.request(request)
                .compose(HttpClientRequest::send)
                .compose(response -> response.statusCode() == OK
                        ? body(response, expected)
                        : Future.<Buffer>failedFuture(new IOException("HTTP " + response.statusCode())))
                .onSuccess(body::tryComplete)
                .onFailure(body::tryFail);
        body.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            client.close();
        });
    }

    private static Future<Buffer> body(HttpClientResponse response, int expected) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail)
                .handler(part -> {
                    if (body.length() + part.length() > expected) {
                        whole.tryFail(new IOException("something else than the picture is there"));
                    } else {
                        body.appendBuffer(part);
                    }
                })
                .endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }
}

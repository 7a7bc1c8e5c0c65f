package io.github.api18mcp.provider.http;

import io.github.api18mcp.platform.HttpProxy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends requests to one service and receives whatever it answers. A paid answer decides about money, so nothing about it is a
 * reason to drop it: not its headers, its length, or a connection that breaks before its end.
 */
public final class HttpExchange {

    private static final Logger LOG = Logger.getLogger(HttpExchange.class);

    /** Whether a connection is used for several requests. */
    public enum Connections {
        /** A service may close one of them while a request is on its way, and nobody can tell whether it was received. */
        REUSED,
        FRESH
    }

    /** A request, without the address of the service. */
    public record Request(HttpMethod method, String path, MultiMap headers, Optional<Buffer> body) {}

    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int MAX_CONNECTIONS = 500;

    private final Vertx vertx;
    private final HttpClient client;
    private final URI service;
    private final Optional<HttpProxy> proxy;
    private final Duration timeout;

    /** @param timeout from sending a request to the end of its answer */
    public HttpExchange(
            Vertx vertx, URI service, Optional<HttpProxy> proxy, Connections connections, Duration timeout) {
        this.vertx = vertx;
        this.service = service;
        this.proxy = proxy;
        this.timeout = timeout;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setKeepAlive(connections == Connections.REUSED);
        this.client = vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS))
                .withConnectHandler(AnswerReading::prepare)
                .build();
    }

    /** Fails with {@link NoConnectionException}, or with another failure if the request may have been received and no answer came. */
    public Uni<HttpAnswer> send(Request request) {
        return sent(request, connected -> Future.succeededFuture());
    }

    /**
     * Fails with {@link NoConnectionException}, with the failure of {@code permission}, or with another failure if the request may
     * have been received and no answer came.
     *
     * @param permission asked for when there is a connection; until it is given, no byte of the request is sent
     */
    public Uni<HttpAnswer> send(Request request, Supplier<Uni<Void>> permission) {
        return sent(request, connected -> permitted(connected, permission));
    }

    /** @param ready when it completes, the request is sent */
    private Uni<HttpAnswer> sent(Request request, Function<HttpClientRequest, Future<Void>> ready) {
        return Uni.createFrom().emitter(emitter -> onOneThread(() -> exchange(request, ready))
                .onSuccess(emitter::complete)
                .onFailure(emitter::fail));
    }

    /**
     * All steps run on one thread. From another thread, bytes could arrive before the next step listens, and Vert.x drops them.
     */
    private Future<HttpAnswer> onOneThread(Callable<Future<HttpAnswer>> work) {
        Promise<HttpAnswer> done = Promise.promise();
        vertx.runOnContext(
                now -> Future.succeededFuture().compose(ready -> called(work)).onComplete(done));
        return done.future();
    }

    private static Future<HttpAnswer> called(Callable<Future<HttpAnswer>> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return Future.failedFuture(new NoConnectionException(e));
        }
    }

    private Future<HttpAnswer> exchange(Request request, Function<HttpClientRequest, Future<Void>> ready) {
        return client.request(options(request))
                .recover(failure -> Future.failedFuture(new NoConnectionException(failure)))
                .compose(connected -> ready.apply(connected).compose(now -> answer(connected, request)));
    }

    /** The connection may break while the permission is waited for. */
    private static Future<Void> permitted(HttpClientRequest connected, Supplier<Uni<Void>> permission) {
        Context thread = Vertx.currentContext();
        connected.exceptionHandler(failure -> LOG.debug("a connection for a paid request broke", failure));
        Promise<Void> given = Promise.promise();
        Uni.createFrom()
                .deferred(permission::get)
                .subscribe()
                .with(
                        done -> thread.runOnContext(now -> given.complete()),
                        failure -> thread.runOnContext(now -> given.fail(failure)));
        return given.future()
                .onFailure(refused -> connected.connection().close())
                .compose(done -> isOpen(connected.connection())
                        ? Future.succeededFuture()
                        : Future.failedFuture(new NoConnectionException(new HttpClosedException("closed"))));
    }

    private static boolean isOpen(HttpConnection connection) {
        return ((ConnectionBase) connection).channelHandlerContext().channel().isActive();
    }

    private RequestOptions options(Request request) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(service.toString().replaceFirst("/+$", "") + request.path())
                .setHeaders(request.headers())
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        proxy.flatMap(settings -> settings.to(service)).ifPresent(options::setProxyOptions);
        return options;
    }

    private Future<HttpAnswer> answer(HttpClientRequest connected, Request request) {
        Promise<HttpAnswer> answer = Promise.promise();
        long timer =
                vertx.setTimer(timeout.toMillis(), fired -> connected.reset(0, new TimeoutException("read timeout")));
        Future<HttpClientResponse> response =
                request.body().map(connected::send).orElseGet(connected::send);
        response.onFailure(answer::tryFail)
                .onSuccess(received -> new AnswerReceiver(vertx, received, answer).receive());
        return answer.future().onComplete(done -> vertx.cancelTimer(timer));
    }
}

package io.github.api18mcp.recovery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One address in front of several replicas, like an ingress. */
public final class LoadBalancer implements BeforeEachCallback, AfterEachCallback {

    /** How the replica for a request is chosen. */
    public enum Choice {
        /** By the {@code Authorization} header. When a replica is added or removed, some callers are sent to another. */
        BY_CALLER,
        /** The next one for each request. */
        IN_TURN
    }

    private static final String LOOPBACK = "127.0.0.1";
    private static final int MANY_AT_ONCE = 200;
    private static final int OK = 200;
    private static final int BAD_GATEWAY = 502;

    private final Choice choice;
    private final List<URI> replicas = new ArrayList<>();
    /** In the order in which they were added. */
    private final List<String> callers = new ArrayList<>();
    /** The requests that a replica has not begun to answer. */
    private final List<URI> unanswered = new ArrayList<>();

    private Vertx vertx;
    private HttpClient onward;
    private HttpServer server;
    private int requests;

    public LoadBalancer(Choice choice) {
        this.choice = choice;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        vertx = Vertx.vertx();
        // A new connection for each request, so that none is sent on one that its replica is closing.
        onward = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(MANY_AT_ONCE));
        server = vertx.createHttpServer()
                .requestHandler(this::pass)
                .listen(0, LOOPBACK)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    public URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + server.actualPort());
    }

    /** Sends requests to a replica once it is ready. */
    public void add(URI replica) {
        while (readiness(replica) != OK) {}
        synchronized (this) {
            replicas.add(replica);
        }
    }

    private int readiness(URI replica) {
        return onward.request(HttpMethod.GET, replica.getPort(), replica.getHost(), "/q/health/ready")
                .compose(HttpClientRequest::send)
                .map(HttpClientResponse::statusCode)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /**
     * Sends no more requests to a replica, and lets those on their way arrive, like the pause before the signal to a
     * pod.
     */
    synchronized void remove(URI replica) throws InterruptedException {
        replicas.remove(replica);
        while (unanswered.contains(replica)) {
            wait();
        }
    }

    private void pass(HttpServerRequest request) {
        URI replica = chosen(request.getHeader(HttpHeaders.AUTHORIZATION));
        request.pause();
        onward.request(request.method(), replica.getPort(), replica.getHost(), request.uri())
                .compose(sent -> send(request, sent))
                .onComplete(begun -> answers(replica))
                .onSuccess(answer -> passBack(answer, request))
                .onFailure(
                        failure -> request.response().setStatusCode(BAD_GATEWAY).end(failure.toString()));
    }

    private synchronized URI chosen(String caller) {
        if (!callers.contains(caller)) {
            callers.add(caller);
        }
        int number = choice == Choice.IN_TURN ? requests++ : callers.indexOf(caller);
        URI replica = replicas.get(number % replicas.size());
        unanswered.add(replica);
        return replica;
    }

    private static Future<HttpClientResponse> send(HttpServerRequest request, HttpClientRequest sent) {
        sent.headers().setAll(request.headers());
        request.response().closeHandler(left -> sent.reset());
        return sent.send(request);
    }

    private synchronized void answers(URI replica) {
        unanswered.remove(replica);
        notifyAll();
    }

    /** A response that is cut off is passed on cut off. */
    private static void passBack(HttpClientResponse answer, HttpServerRequest request) {
        HttpServerResponse response = request.response().setStatusCode(answer.statusCode());
        response.headers().setAll(answer.headers());
        response.setChunked(!answer.headers().contains(HttpHeaders.CONTENT_LENGTH));
        answer.pipe().endOnFailure(false).to(response).onFailure(cut -> request.connection()
                .close());
    }
}

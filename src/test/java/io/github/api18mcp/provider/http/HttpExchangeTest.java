package io.github.api18mcp.provider.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.api18mcp.provider.http.HttpExchange.Connections;
import io.github.api18mcp.provider.http.HttpExchange.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A paid request is permitted when the connection stands, and not a byte of it is sent before. */
@Timeout(60)
class HttpExchangeTest {

    private static final Request PAID = new Request(
            HttpMethod.POST, "/v1/generate", MultiMap.caseInsensitiveMultiMap(), Optional.of(Buffer.buffer("{}")));

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CompletableFuture<Void> permission = new CompletableFuture<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    @Test
    void is_sent_over_the_connection_that_was_there_before() throws Exception {
        CompletableFuture<HttpAnswer> answer = send();
        asked.get();
        try (Socket connection = server.accept()) {
            assertThat(connection.getInputStream().available()).isZero();
            assertThat(answer).isNotDone();

            permission.complete(null);

            assertThat(firstLine(connection)).isEqualTo("POST /v1/generate HTTP/1.1");
            connection.getOutputStream().write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
            assertThat(answer.get().status()).isEqualTo(202);
        }
    }

    @Test
    void nothing_is_sent_without_permission() throws Exception {
        CompletableFuture<HttpAnswer> answer = send();
        asked.get();

        permission.completeExceptionally(new IllegalStateException("no"));

        try (Socket connection = server.accept()) {
            assertThat(connection.getInputStream().read()).isNegative();
        }
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(answer::join)
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothing_is_permitted_without_a_connection() throws Exception {
        server.close();

        assertFailsWithoutConnection(send());
        assertThat(asked).isNotDone();
    }

    @Test
    void nothing_was_sent_over_a_connection_that_breaks_before_the_permission() throws Exception {
        CompletableFuture<HttpAnswer> answer = send();
        asked.get();
        try (Socket connection = server.accept()) {
            connection.shutdownOutput();
            assertThat(connection.getInputStream().read()).isNegative();
        }

        permission.complete(null);

        assertFailsWithoutConnection(answer);
    }

    private static void assertFailsWithoutConnection(CompletableFuture<HttpAnswer> answer) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(answer::join)
                .withCauseInstanceOf(NoConnectionException.class);
    }

    private CompletableFuture<HttpAnswer> send() {
        URI service = URI.create("http://127.0.0.1:" + server.getLocalPort());
        return new HttpExchange(vertx, service, Optional.empty(), Connections.FRESH, Duration.ofMinutes(1))
                .send(PAID, () -> {
                    asked.complete(null);
                    return Uni.createFrom().completionStage(permission);
                })
                .subscribeAsCompletionStage();
    }

    private static String firstLine(Socket connection) throws IOException {
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8)).readLine();
    }
}

package io.github.api18mcp.transport.stateless;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.Api18Profile;
import io.github.api18mcp.tool.mcp.OpenMcpCall;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client cancels a call by closing its connection. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class ClosedRequestTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @TestHTTPResource
    URI server;

    @Inject
    OpenMcpCall openCall;

    @AfterEach
    void remove() {
        openCall.remove();
    }

    @Test
    void the_caller_has_left_at_once() throws IOException {
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<Boolean> left = new CompletableFuture<>();
        openCall.by(listener -> Uni.createFrom().emitter(unanswered -> {
            listener.whenGone(() -> left.complete(listener.isGone()));
            started.complete(null);
        }));

        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(http(StatelessMessages.call(1, OpenMcpCall.NAME, new JsonObject())));
            assertThat(started).succeedsWithin(TIMEOUT);
            assertThat(left).isNotDone();
        }

        assertThat(left).succeedsWithin(TIMEOUT).isEqualTo(true);
    }

    private static byte[] http(JsonObject message) {
        String headers = StatelessClient.standardHeaders(message).entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        String body = message.encode();
        return ("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Accept: application/json, text/event-stream\r\nContent-Length: " + body.length() + "\r\n"
                        + headers + "\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}

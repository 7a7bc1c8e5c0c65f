package io.github.api18mcp.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that sends as much as it is asked to. */
class BoundedBodyTest {

    private static final int MOST = 1_000_000;
    private static final Buffer PART = Buffer.buffer(new byte[60_000]);

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void an_endless_body_fails_and_the_server_is_told_to_stop() throws Exception {
        Path file = folder.resolve("file");

        Throwable failure = saved(file, Long.MAX_VALUE);

        assertThat(failure).hasMessage("the file is larger than 1 MB");
        assertThat(Files.size(file)).isLessThanOrEqualTo(MOST);
    }

    @Test
    void a_body_of_exactly_as_many_bytes_is_read() throws Exception {
        Path file = folder.resolve("file");

        assertThat(saved(file, MOST)).isNull();
        assertThat(Files.size(file)).isEqualTo(MOST);
    }

    /** Returns why it failed; null if it did not. */
    private Throwable saved(Path file, long bytes) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> send(request.response().setChunked(true), bytes))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        try {
            vertx.createHttpClient()
                    .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
                    .compose(HttpClientRequest::send)
                    .compose(response -> {
                        var pipe = new BoundedBody(response, MOST).pipe();
                        return vertx.fileSystem()
                                .open(file.toString(), new OpenOptions())
                                .compose(pipe::to);
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    private static void send(HttpServerResponse response, long left) {
        if (left == 0) {
            response.end();
            return;
        }
        int length = (int) Math.min(left, PART.length());
        response.write(PART.slice(0, length)).onSuccess(written -> send(response, left - length));
    }
}

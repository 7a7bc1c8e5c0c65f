package io.github.api18mcp.media;

import io.github.api18mcp.platform.HttpProxy;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.streams.Pipe;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Saves outputs to files before they expire. */
@Singleton
public class OutputFiles {

    private static final int SILENT_SECONDS = 30;

    private static final OpenOptions AFRESH =
            new OpenOptions().setCreate(true).setWrite(true).setTruncateExisting(true);

    private final Vertx vertx;
    private final HttpProxy proxy;

    OutputFiles(Vertx vertx, HttpProxy proxy) {
        this.vertx = vertx;
        this.proxy = proxy;
    }

    /**
     * Saves the output as {@code DIRECTORY/NAME.EXTENSION}; the extension follows from the content type. The file is
     * complete or does not exist. Fails with {@link OutputNotSavedException}.
     *
     * @param directory must exist
     */
    public Uni<Output> save(Output output, Path directory, String name) {
        return UniHelper.toUni(onOneThread(() -> saved(output, directory, name)))
                .onFailure()
                .transform(failure -> new OutputNotSavedException(output.url(), failure));
    }

    /**
     * All steps run on one thread. From another thread, bytes could arrive before the next step listens, and Vert.x
     * drops them.
     */
    private Future<Output> onOneThread(Supplier<Future<Output>> work) {
        Promise<Output> done = Promise.promise();
        vertx.runOnContext(
                now -> Future.succeededFuture().compose(ready -> work.get()).onComplete(done));
        return done.future();
    }

    private Future<Output> saved(Output output, Path directory, String name) {
        HttpClient client = client();
        Path part = directory.resolve(name + ".part");
        return response(client, output.url())
                .compose(response -> {
                    FileType type = type(response);
                    Path file = directory.resolve(name + "." + type.extension());
                    return written(response, part)
                            .compose(done -> move(part, file))
                            .map(done -> output.savedAs(file, Optional.of(type.contentType())));
                })
                .onComplete(done -> client.close());
    }

    private HttpClient client() {
        return vertx.createHttpClient(new HttpClientOptions().setIdleTimeout(SILENT_SECONDS));
    }

    private Future<HttpClientResponse> response(HttpClient client, URI url) {
        RequestOptions options =
                new RequestOptions().setAbsoluteURI(url.toString()).setFollowRedirects(true);
        proxy.to(url).ifPresent(options::setProxyOptions);
        return client.request(options)
                .compose(HttpClientRequest::send)
                .compose(response ->
                        response.statusCode() == 200 ? Future.succeededFuture(response) : refused(response));
    }

    /** Reads the response to its end, because a response that is dropped half-way logs a warning. */
    private static Future<HttpClientResponse> refused(HttpClientResponse response) {
        return response.end().transform(end -> Future.failedFuture(new IOException("HTTP " + response.statusCode())));
    }

    private static FileType type(HttpClientResponse response) {
        return FileType.of(Objects.requireNonNullElse(response.getHeader(HttpHeaders.CONTENT_TYPE), ""));
    }

    /** Connects the pipe before the file is open; otherwise a failure in between would be lost. */
    private Future<Void> written(HttpClientResponse response, Path part) {
        Pipe<Buffer> pipe = response.pipe();
        return vertx.fileSystem()
                .open(part.toString(), AFRESH)
                .compose(pipe::to)
                .recover(failure ->
                        vertx.fileSystem().delete(part.toString()).transform(deleted -> Future.failedFuture(failure)));
    }

    private Future<Void> move(Path from, Path to) {
        return vertx.fileSystem()
                .move(
                        from.toString(),
                        to.toString(),
                        new CopyOptions().setReplaceExisting(true).setAtomicMove(true));
    }
}

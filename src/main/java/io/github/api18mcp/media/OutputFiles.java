package io.github.api18mcp.media;

import io.github.api18mcp.media.recipe.Recipe;
import io.github.api18mcp.media.recipe.RecipeWriter;
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
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.streams.Pipe;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Saves outputs to files before they expire. */
@Singleton
public class OutputFiles {

    private static final int SILENT_SECONDS = 30;
    private static final int MAX_HEADERS = 256 * 1024;
    private static final int MAX_REDIRECTS = 10;
    private static final long PAUSE_MILLIS = 1000;
    private static final int OK = 200;

    private static final long MOST_BYTES = 500_000_000;

    /** Some services give an address before there is something behind it. */
    private static final Set<Integer> PASSING = Set.of(404, 429, 500, 502, 503, 504);

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private static final OpenOptions AFRESH =
            new OpenOptions().setCreate(true).setWrite(true).setTruncateExisting(true);

    private final Vertx vertx;
    private final HttpProxy proxy;

    OutputFiles(Vertx vertx, HttpProxy proxy) {
        this.vertx = vertx;
        this.proxy = proxy;
    }

    /**
     * Saves the output as {@code DIRECTORY/NAME.EXTENSION}; the extension follows from its bytes, or else from its content type.
     * The file is complete or does not exist. Fails with {@link OutputNotSavedException}.
     *
     * @param directory must exist
     * @param recipe written into the file, if its format has a place for it
     */
    public Uni<Output> save(Output output, Path directory, String name, FetchRules rules, Recipe recipe) {
        return save(new Download(output, directory, name, rules, Optional.of(recipe)), output);
    }

    /** The same for a person who asked for the output: from any address, and without a recipe. */
    public Uni<Output> save(Output output, Path directory, String name, OutputCredentials credentials) {
        return save(new Download(output, directory, name, FetchRules.anywhere(credentials), Optional.empty()), output);
    }

    private Uni<Output> save(Download download, Output output) {
        return UniHelper.toUni(onOneThread(download::saved))
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

    /** The server answered with something else than the file. */
    private static final class Refused extends IOException {

        private final transient int status;

        private Refused(int status) {
            super("HTTP " + status);
            this.status = status;
        }
    }

    /** The saving of one output. */
    private final class Download {

        private final Output output;
        private final Path directory;
        private final String name;
        private final Path part;
        private final FetchRules rules;
        private final Optional<Recipe> recipe;

        private Download(Output output, Path directory, String name, FetchRules rules, Optional<Recipe> recipe) {
            this.output = output;
            this.directory = directory;
            this.name = name;
            // Another process may save the same output.
            this.part = directory.resolve(name + "-" + UUID.randomUUID() + ".part");
            this.rules = rules;
            this.recipe = recipe;
        }

        Future<Output> saved() {
            return output.file()
                    .filter(file -> file.toUri().equals(output.url()))
                    .map(this::copied)
                    .orElseGet(this::fetched)
                    .compose(type -> {
                        Path file = directory.resolve(name + "." + type.extension());
                        return move(part, file).map(done -> output.savedAs(file, Optional.of(type.contentType())));
                    })
                    .recover(failure -> vertx.fileSystem()
                            .delete(part.toString())
                            .transform(deleted -> Future.failedFuture(failure)));
        }

        /** An output that came in the answer of its service is on this machine already. */
        private Future<FileType> copied(Path file) {
            return vertx.fileSystem()
                    .copy(file.toString(), part.toString(), new CopyOptions().setReplaceExisting(true))
                    .compose(done -> type(output.mimeType().orElse("")));
        }

        private Future<FileType> fetched() {
            HttpClient client = vertx.createHttpClient(
                    new HttpClientOptions().setIdleTimeout(SILENT_SECONDS).setMaxHeaderSize(MAX_HEADERS));
            return fetched(client)
                    .recover(failure -> isPassing(failure)
                            ? Future.future(pause -> vertx.setTimer(PAUSE_MILLIS, fired -> pause.complete()))
                                    .compose(over -> fetched(client))
                            : Future.failedFuture(failure))
                    .onComplete(done -> client.close());
        }

        private Future<FileType> fetched(HttpClient client) {
            return response(client, output.url(), MAX_REDIRECTS).compose(response -> written(response)
                    .compose(done ->
                            type(Objects.requireNonNullElse(response.getHeader(HttpHeaders.CONTENT_TYPE), ""))));
        }

        private static boolean isPassing(Throwable failure) {
            return failure instanceof HttpClosedException
                    || failure instanceof Refused refused && PASSING.contains(refused.status);
        }

        /** Redirects are followed here, so that each address sees the credentials that are meant for it. */
        private Future<HttpClientResponse> response(HttpClient client, URI address, int redirects) {
            if (!rules.allows(address)) {
                return Future.failedFuture(new IOException(address.getHost() + " is not a public address"));
            }
            RequestOptions options = new RequestOptions().setAbsoluteURI(address.toString());
            rules.authorization(address)
                    .ifPresent(value -> options.putHeader(HttpHeaders.AUTHORIZATION.toString(), value));
            proxy.to(address).ifPresent(options::setProxyOptions);
            return client.request(options).compose(HttpClientRequest::send).compose(response -> {
                if (response.statusCode() == OK) {
                    return Future.succeededFuture(response);
                }
                Optional<URI> next = redirects == 0 ? Optional.empty() : redirect(response, address);
                return response.end().transform(end -> next.map(target -> response(client, target, redirects - 1))
                        .orElseGet(() -> Future.failedFuture(new Refused(response.statusCode()))));
            });
        }

        private static Optional<URI> redirect(HttpClientResponse response, URI address) {
            try {
                return Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION))
                        .filter(location -> REDIRECTS.contains(response.statusCode()))
                        .map(location -> address.resolve(location.replace(" ", "%20")))
                        .filter(target -> Set.of("http", "https").contains(target.getScheme()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** Connects the pipe before the file is open; otherwise a failure in between would be lost. */
        private Future<Void> written(HttpClientResponse response) {
            Pipe<Buffer> pipe = new BoundedBody(response, MOST_BYTES).pipe();
            return vertx.fileSystem().open(part.toString(), AFRESH).compose(pipe::to);
        }

        private Future<FileType> type(String contentType) {
            return vertx.executeBlocking(() -> {
                FileType type = new FetchedFile(part, contentType).unpackedType(MOST_BYTES);
                if (recipe.isPresent()) {
                    RecipeWriter.write(part, recipe.get());
                }
                return type;
            });
        }

        private Future<Void> move(Path from, Path to) {
            return vertx.fileSystem()
                    .move(
                            from.toString(),
                            to.toString(),
                            new CopyOptions().setReplaceExisting(true).setAtomicMove(true));
        }
    }
}

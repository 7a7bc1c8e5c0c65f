package io.github.api18mcp.transport;

import io.github.api18mcp.access.AccessFilter;
import io.github.api18mcp.access.HttpRefusal;
import io.github.api18mcp.generation.outputs.OutputLibrary;
import io.github.api18mcp.generation.outputs.ServedOutputs;
import io.github.api18mcp.generation.outputs.ServedOutputs.Reference;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.BoundedFetch;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.Thumbnail;
import io.github.api18mcp.media.Thumbnailer;
import io.github.api18mcp.media.Thumbnailer.Seen;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Providers;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/**
 * Serves saved outputs, passes on those that are still at their service, and makes thumbnails of pictures: for their caller, or for
 * anybody with an address that was signed for a while, because a browser sends no token for a picture.
 */
@Singleton
class OutputRoute {

    private static final int AFTER_ACCESS = 9_000;

    /** What is passed on is held in memory. */
    private static final int MOST_BYTES = 20_000_000;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Follows the address of an output that is a picture. */
    private static final String THUMBNAIL = "/thumbnail";

    private static final int MOST_THUMBNAIL_BYTES = 60_000;

    /** Each holds its output in memory. */
    private static final int MOST_AT_ONCE = 8;

    private static final int TOO_MANY_REQUESTS = 429;

    private final ServedOutputs served;
    private final OutputLibrary library;
    private final BoundedFetch fetch;
    private final Thumbnailer thumbnailer;
    private final Providers providers;
    private final Journal journal;
    private final Mode mode;
    private final Clock clock;
    private final Semaphore fetching = new Semaphore(MOST_AT_ONCE);

    OutputRoute(
            ServedOutputs served,
            OutputLibrary library,
            BoundedFetch fetch,
            Thumbnailer thumbnailer,
            Providers providers,
            Journal journal,
            Mode mode,
            Clock clock) {
        this.served = served;
        this.library = library;
        this.fetch = fetch;
        this.thumbnailer = thumbnailer;
        this.providers = providers;
        this.journal = journal;
        this.mode = mode;
        this.clock = clock;
    }

    /** Answers name this server's address, and each answers a request, which came to its port. */
    void learnPort(@Observes Filters filters) {
        filters.register(
                context -> {
                    served.listeningOn(() -> context.request().localAddress().port());
                    context.next();
                },
                AFTER_ACCESS);
    }

    void register(@Observes Router router) {
        router.route(ServedOutputs.PATH + "*")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> {
                    String path = context.normalizedPath().replaceFirst("^" + ServedOutputs.PATH, "");
                    if (path.endsWith(THUMBNAIL)) {
                        String output = path.substring(0, path.length() - THUMBNAIL.length());
                        serve(context, Reference.of(output), this::thumbnail);
                    } else {
                        serve(context, Reference.of(path), this::whole);
                    }
                });
    }

    private void serve(
            RoutingContext context,
            Optional<Reference> reference,
            BiFunction<Job, Output, Uni<Optional<OutputResponse>>> respond) {
        if (reference.isEmpty() || !journal.exists()) {
            notFound(context);
            return;
        }
        isSigned(context.request(), reference.get())
                .chain(signed -> job(context, reference.get(), signed))
                .chain(found -> found.map(job -> response(job, reference.get(), respond))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .subscribe()
                .with(
                        found -> found.ifPresentOrElse(response -> response.send(context), () -> notFound(context)),
                        context::fail);
    }

    private enum Signature {
        NONE,
        VALID,
        WRONG
    }

    private Uni<Signature> isSigned(HttpServerRequest request, Reference reference) {
        String signature;
        String expires;
        try {
            signature = request.getParam("signature");
            expires = request.getParam("expires");
        } catch (IllegalArgumentException malformed) {
            return Uni.createFrom().item(Signature.WRONG);
        }
        if (signature == null) {
            return Uni.createFrom().item(Signature.NONE);
        }
        if (expires == null || !expires.matches("\\d{1,12}")) {
            return Uni.createFrom().item(Signature.WRONG);
        }
        return served.isSigned(reference, Instant.ofEpochSecond(Long.parseLong(expires)), signature)
                .map(valid -> valid ? Signature.VALID : Signature.WRONG);
    }

    /** The job, if this request may see its outputs. */
    private Uni<Optional<Job>> job(RoutingContext context, Reference reference, Signature signature) {
        return switch (signature) {
            case NONE -> journal.find(new Owner(AccessFilter.caller(context), mode), reference.job());
            case VALID -> journal.find(reference.job());
            case WRONG -> Uni.createFrom().item(Optional.empty());
        };
    }

    private Uni<Optional<OutputResponse>> response(
            Job job, Reference reference, BiFunction<Job, Output, Uni<Optional<OutputResponse>>> respond) {
        return library.output(job, reference.number()).chain(found -> found.map(output -> respond.apply(job, output))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<OutputResponse>> thumbnail(Job job, Output output) {
        boolean isPicture = output.linkType(job.request().output()).startsWith("image/");
        return isPicture && (output.file().isPresent() || canBeFetched(job, output))
                ? thumbnailer
                        .of(output, providers, MOST_THUMBNAIL_BYTES, LONGEST)
                        .map(seen -> seen.flatMap(Seen::thumbnail)
                                .map(made -> OutputResponse.of(Buffer.buffer(made.jpeg()), Thumbnail.MIME_TYPE)))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<OutputResponse>> whole(Job job, Output output) {
        String type = output.linkType(job.request().output());
        if (output.file().isPresent() && output.size().isPresent()) {
            return Uni.createFrom()
                    .item(Optional.of(
                            OutputResponse.of(output.file().get(), output.size().get(), type)));
        }
        return canBeFetched(job, output)
                ? fetched(output).map(bytes -> bytes.map(body -> OutputResponse.of(Buffer.buffer(body), type)))
                : Uni.createFrom().item(Optional.empty());
    }

    private boolean canBeFetched(Job job, Output output) {
        return job.request().owner().mode() == mode && !output.isExpired(clock.instant());
    }

    /** Empty if it is not there any more: the sandbox of an earlier process is gone. */
    private Uni<Optional<byte[]>> fetched(Output output) {
        return Uni.createFrom()
                .deferred(() -> fetching.tryAcquire()
                        ? fetch.fetch(output.url(), providers, MOST_BYTES, LONGEST)
                                .map(Optional::of)
                                .onFailure()
                                .recoverWithItem(Optional.empty())
                                .onTermination()
                                .invoke(() -> fetching.release())
                        : Uni.createFrom().failure(new HttpException(TOO_MANY_REQUESTS)));
    }

    private static void notFound(RoutingContext context) {
        new HttpRefusal(
                        404,
                        "There is no such output here, or the address has expired; get_job gives the address as it is now.")
                .answer(context);
    }
}

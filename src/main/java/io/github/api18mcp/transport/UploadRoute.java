package io.github.api18mcp.transport;

import io.github.api18mcp.access.HttpRefusal;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.input.ImageImports;
import io.github.api18mcp.input.ImportedImage;
import io.github.api18mcp.input.UploadLink;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.tool.answer.ImportView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Receives the pictures that callers upload. Whoever has a link needs no token, and may send one file. A refusal before the file is read
 * leaves the link as it is.
 */
@Singleton
class UploadRoute {

    private static final Logger LOG = Logger.getLogger(UploadRoute.class);

    private static final HttpRefusal NO_LINK = new HttpRefusal(
            404, "There is no such link, or it was used or has expired. The tool import_image gives a new one.");

    private static final HttpRefusal FAILED = new HttpRefusal(
            503, "The picture could not be kept. The tool import_image gives a new link; try again later.");

    private final Journal journal;
    private final RequestLimits limits;
    private final ImageImports imports;

    UploadRoute(Journal journal, RequestLimits limits, ImageImports imports) {
        this.journal = journal;
        this.limits = limits;
        this.imports = imports;
    }

    void register(@Observes Router router) {
        router.route(UploadLink.PATH + ":token").order(RouteOrder.UPLOAD).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method == HttpMethod.PUT || method == HttpMethod.POST) {
            Context thread = Vertx.currentContext();
            received(context, work -> thread.runOnContext(now -> work.run()))
                    .subscribe()
                    .with(image -> answer(context, image), failure -> refuse(context, failure));
        } else {
            HttpRefusal.ofMethod(context, "PUT, POST", "Send the file with PUT: curl -T FILE URL");
        }
    }

    /** @param thread of the request; on another one, parts of the file could get lost */
    private Uni<ImportedImage> received(RoutingContext context, Executor thread) {
        UploadedFile file = new UploadedFile(context);
        String token = context.pathParam("token");
        return Uni.createFrom()
                .deferred(() -> file.objection()
                        .map(UploadRoute::<Optional<Owner>>refused)
                        .orElseGet(() -> journal.exists()
                                ? journal.uploads().owner(token)
                                : Uni.createFrom().item(Optional.empty())))
                .emitOn(thread)
                .chain(owner ->
                        owner.map(known -> received(file, known, token, thread)).orElseGet(() -> refused(NO_LINK)));
    }

    private Uni<ImportedImage> received(UploadedFile file, Owner owner, String token, Executor thread) {
        return file.reserve(limits, owner.caller())
                .map(UploadRoute::<ImportedImage>refused)
                .orElseGet(() -> journal.uploads()
                        .use(token)
                        .emitOn(thread)
                        .chain(isFirst -> isFirst ? file.bytes() : refused(NO_LINK))
                        .chain(bytes -> imports.keep(owner, bytes)));
    }

    private static <T> Uni<T> refused(HttpRefusal refusal) {
        return Uni.createFrom().failure(new RefusedUploadException(refusal));
    }

    /** Nobody is there to read the refusal of an upload that was cut off. */
    private static void refuse(RoutingContext context, Throwable failure) {
        if (context.response().closed()) {
            return;
        }
        HttpRefusal refusal = refusal(failure);
        if (refusal.isTemporary()) {
            RequestBodies.refuseForNow(context, refusal);
        } else {
            RequestBodies.refuse(context, refusal);
        }
    }

    private static HttpRefusal refusal(Throwable failure) {
        if (failure instanceof RefusedUploadException refused) {
            return refused.refusal();
        }
        if (failure instanceof UnusableImageException unusable) {
            return new HttpRefusal(
                    422,
                    "Expected " + ImageImports.EXPECTED + ", got " + unusable.getMessage()
                            + ". The tool import_image gives a new link.");
        }
        LOG.errorf("An uploaded picture could not be kept: %s", failure);
        return FAILED;
    }

    private static void answer(RoutingContext context, ImportedImage image) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(ImportView.json(image).toString());
    }
}

package io.github.api18mcp.sandbox;

import io.github.api18mcp.sandbox.art.RenderedFile;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;

/** Hands out what jobs made. A file is drawn when it is asked for: what nobody looks at costs nothing. */
final class Downloads {

    /** A large picture takes 16 MB while it is drawn. */
    private static final int PAINTERS = 2;

    private final SandboxJobs jobs;
    private final URI origin;
    private final WorkerExecutor painters;

    Downloads(Vertx vertx, SandboxJobs jobs, URI origin) {
        this.jobs = jobs;
        this.origin = origin;
        this.painters = vertx.createSharedWorkerExecutor("api18mcp-sandbox-painter", PAINTERS);
    }

    /** Where outputs are, whichever service's. */
    void addTo(Router router) {
        route(router, "/outputs/:id/:file", this::file);
    }

    static void route(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
    }

    void redirect(RoutingContext context) {
        OutputAddress address = address(context);
        jobs.job(address.job());
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, address.file(origin, output(address)))
                .end();
    }

    private void file(RoutingContext context) {
        OutputAddress address = address(context);
        RenderedFile output = output(address);
        if (!context.request().path().endsWith("." + output.extension())) {
            throw SandboxException.notFound();
        }
        painters.executeBlocking(output::bytes, false)
                .onSuccess(bytes -> send(context, output.mimeType(), Buffer.buffer(bytes)))
                .onFailure(context::fail);
    }

    private static OutputAddress address(RoutingContext context) {
        return OutputAddress.parse(context.request().uri()).orElseThrow(SandboxException::notFound);
    }

    private RenderedFile output(OutputAddress address) {
        return jobs.output(address).orElseThrow(SandboxException::notFound);
    }

    private static void send(RoutingContext context, String mimeType, Buffer file) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, mimeType)
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        ByteRange.requested(context.request().getHeader("Range"), file.length())
                .ifPresentOrElse(range -> sendPart(response, file, range), () -> sendBody(response, file));
    }

    private static void sendPart(HttpServerResponse response, Buffer file, ByteRange range) {
        if (range.isEmpty()) {
            response.setStatusCode(416).putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.length());
            sendBody(response, Buffer.buffer());
            return;
        }
        response.setStatusCode(206)
                .putHeader(
                        HttpHeaders.CONTENT_RANGE, "bytes " + range.first() + "-" + range.last() + "/" + file.length());
        sendBody(response, file.slice((int) range.first(), (int) range.last() + 1));
    }

    /** Says the length itself: Vert.x does not where it leaves the body out, in the answer to a HEAD. */
    private static void sendBody(HttpServerResponse response, Buffer body) {
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
                .end(body);
    }
}

package io.github.api18mcp.sandbox;

import io.github.api18mcp.platform.ByteRange;
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

/** Serves the outputs of jobs. A file is rendered when it is requested, so an output that nobody downloads costs nothing. */
final class Downloads {

    /** Few, because rendering a large picture takes 16 MB. */
    private static final int RENDERING_THREADS = 2;

    private final SandboxJobs jobs;
    private final URI origin;
    private final WorkerExecutor renderers;

    Downloads(Vertx vertx, SandboxJobs jobs, URI origin) {
        this.jobs = jobs;
        this.origin = origin;
        this.renderers = vertx.createSharedWorkerExecutor("api18mcp-sandbox-renderer", RENDERING_THREADS);
    }

    /** Adds the route of the output files, which all services share. */
    void addTo(Router router) {
        route(router, "/outputs/:id/:file", this::file);
    }

    static void route(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
    }

    void redirect(RoutingContext context) {
        SandboxOutputAddress address = address(context);
        jobs.get(address.jobId());
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, address.fileUrl(origin, output(address)))
                .end();
    }

    private void file(RoutingContext context) {
        SandboxOutputAddress address = address(context);
        RenderedFile output = output(address);
        if (!context.request().path().endsWith("." + output.extension())) {
            throw SandboxException.notFound();
        }
        renderers
                .executeBlocking(output::bytes, false)
                .onSuccess(bytes -> send(context, output.mimeType(), Buffer.buffer(bytes)))
                .onFailure(context::fail);
    }

    private static SandboxOutputAddress address(RoutingContext context) {
        return SandboxOutputAddress.parse(context.request().uri()).orElseThrow(SandboxException::notFound);
    }

    private RenderedFile output(SandboxOutputAddress address) {
        return jobs.output(address).orElseThrow(SandboxException::notFound);
    }

    private static void send(RoutingContext context, String mimeType, Buffer file) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, mimeType)
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        ByteRange.parse(context.request().getHeader("Range"), file.length())
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

    /** Sets the length explicitly, because Vert.x omits it in the response to a HEAD request. */
    private static void sendBody(HttpServerResponse response, Buffer body) {
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
                .end(body);
    }
}

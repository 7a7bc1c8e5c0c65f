package io.github.api18mcp.transport;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.access.HttpRefusal;
import io.github.api18mcp.image.EmbeddedImage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The file in the body of a request, read into memory within its limit. */
final class UploadedFile {

    private static final int MOST_BYTES = EmbeddedImage.MOST_BYTES;

    private static final HttpRefusal TOO_LARGE = new HttpRefusal(
            413, "A picture must not be larger than 10 MB. Make it smaller; the tool import_image gives a new link.");

    private static final HttpRefusal ENCODED = new HttpRefusal(
            415, "Send the bytes of the file as they are, without compression and form: curl -T FILE URL");

    private final RoutingContext context;
    private final HttpServerRequest request;

    UploadedFile(RoutingContext context) {
        this.context = context;
        this.request = context.request();
    }

    /** Why the file is not taken, as far as its headers tell. */
    Optional<HttpRefusal> objection() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (RequestBodies.isEncoded(request) || type != null && type.startsWith("multipart/")) {
            return Optional.of(ENCODED);
        }
        if (length == null) {
            return Optional.empty();
        }
        return RequestBodies.isLongerThan(MOST_BYTES, length) ? Optional.of(TOO_LARGE) : Optional.empty();
    }

    /**
     * Reserves memory for the file until the response, because it may have to wait before it is decoded.
     *
     * @return why it may not be sent now
     */
    Optional<HttpRefusal> reserve(RequestLimits limits, Caller caller) {
        String header = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        long length = header == null ? MOST_BYTES : Long.parseLong(header);
        Optional<HttpRefusal> refusal = limits.body(caller, length);
        if (refusal.isEmpty()) {
            context.addEndHandler(end -> limits.received(caller, length));
        }
        return refusal;
    }

    /** On the thread of the request. Fails if there are too many, or if the client is gone before all have come. */
    Uni<byte[]> bytes() {
        Promise<Buffer> whole = Promise.promise();
        Buffer file = Buffer.buffer();
        request.exceptionHandler(whole::tryFail)
                .handler(part -> {
                    if (file.length() + part.length() > MOST_BYTES) {
                        whole.tryFail(new RefusedUploadException(TOO_LARGE));
                    } else {
                        file.appendBuffer(part);
                    }
                })
                .endHandler(end -> whole.tryComplete(file));
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            context.response().writeContinue();
        }
        request.resume();
        return UniHelper.toUni(whole.future()).map(Buffer::getBytes);
    }
}

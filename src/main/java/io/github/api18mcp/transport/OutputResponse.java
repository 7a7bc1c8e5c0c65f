package io.github.api18mcp.transport;

import io.github.api18mcp.platform.ByteRange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;

/** The response with an output. Players of clips ask for parts of it. */
record OutputResponse(long length, String type, Body body) {

    /** An SVG file may contain scripts, which must not run in the name of this server. */
    private static final String NO_SCRIPTS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private static final int PARTIAL = 206;
    private static final int OUT_OF_RANGE = 416;

    /** Sends a part of the bytes, and ends the response. */
    @FunctionalInterface
    interface Body {
        void send(HttpServerResponse response, long first, long count);
    }

    static OutputResponse of(Path file, long length, String type) {
        return new OutputResponse(
                length, type, (response, first, count) -> response.sendFile(file.toString(), first, count));
    }

    static OutputResponse of(Buffer bytes, String type) {
        return new OutputResponse(
                bytes.length(),
                type,
                (response, first, count) -> response.end(bytes.slice((int) first, (int) (first + count))));
    }

    void send(RoutingContext context) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", NO_SCRIPTS);
        ByteRange range =
                ByteRange.parse(context.request().getHeader("Range"), length).orElse(new ByteRange(0, length - 1));
        if (range.isEmpty()) {
            response.setStatusCode(OUT_OF_RANGE)
                    .putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length)
                    .end();
            return;
        }
        long count = range.last() - range.first() + 1;
        if (count < length) {
            response.setStatusCode(PARTIAL)
                    .putHeader(HttpHeaders.CONTENT_RANGE, "bytes " + range.first() + "-" + range.last() + "/" + length);
        }
        // Vert.x omits the length in the response to a HEAD request.
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(count));
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            body.send(response, range.first(), count);
        }
    }
}

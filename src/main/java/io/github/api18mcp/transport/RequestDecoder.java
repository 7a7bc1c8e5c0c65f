package io.github.api18mcp.transport;

import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.net.URI;

/**
 * Decodes the requests of a connection. A request must not state its length in two ways (RFC 9112, section 6.3), and its address must be
 * one: Quarkus would refuse it without a reason.
 */
final class RequestDecoder extends VertxHttpRequestDecoder {

    /** The limits that Quarkus sets by default. */
    private static final HttpServerOptions LIMITS = new HttpServerOptions()
            .setMaxInitialLineLength(4096)
            .setMaxHeaderSize(20 * 1024)
            .setMaxChunkSize(8192);

    private int firstLines;

    RequestDecoder() {
        super(LIMITS);
    }

    /** Whether the beginning of a further request has arrived. */
    boolean hasBegunAfter(int requests) {
        return firstLines > requests || actualReadableBytes() > 0;
    }

    @Override
    protected HttpMessage createMessage(String[] firstLine) {
        firstLines++;
        URI.create(firstLine[1]);
        return super.createMessage(firstLine);
    }

    /** A proxy in front may have read another length than this server would. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length and Transfer-Encoding in one request");
    }
}

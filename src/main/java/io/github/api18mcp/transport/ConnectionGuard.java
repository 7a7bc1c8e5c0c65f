package io.github.api18mcp.transport;

import io.github.api18mcp.access.HttpRefusal;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Guards every HTTP connection before Vert.x sees a request: the headers of a request have to arrive within 30 s, its body within
 * 60 s more, and a request must not state its length in two ways (RFC 9112, section 6.3). Vert.x only offers a time limit for idle
 * connections, which would also end the streams of clients that listen. Netty loads this class, because {@link #enable} says so.
 */
public final class ConnectionGuard extends ChannelInitializerExtension {

    private static final int HEADER_SECONDS = Integer.getInteger("connection.header-seconds", 30);
    private static final int BODY_SECONDS = Integer.getInteger("connection.body-seconds", 60);

    /** The limits that Quarkus sets by default. */
    private static final HttpServerOptions LIMITS = new HttpServerOptions()
            .setMaxInitialLineLength(4096)
            .setMaxHeaderSize(20 * 1024)
            .setMaxChunkSize(8192);

    private static final HttpRefusal TIMED_OUT = new HttpRefusal(408, "The request did not arrive in time.");

    /** Has Netty look for this class. To be called before the first connection. */
    public static void enable() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    private static byte[] response(HttpRefusal refusal) {
        String body = refusal.jsonRpc().encode();
        return ("HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(HttpResponseStatus.valueOf(refusal.status()), body.length(), body))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new ArrivalHandler());
    }

    /** Sees bytes before they are decoded. */
    private static final class ArrivalHandler extends ChannelInboundHandlerAdapter {

        private enum Expected {
            HEADERS,
            BODY,
            NOTHING
        }

        private Expected expected = Expected.NOTHING;
        private Future<?> timer;
        private boolean decoded;

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            expect(Expected.HEADERS, HEADER_SECONDS, context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
            ChannelHandlerContext decoder = context.pipeline().context(HttpRequestDecoder.class);
            if (decoder == null) {
                // TLS before its handshake.
                super.channelRead(context, bytes);
                return;
            }
            if (!decoded) {
                decoded = true;
                decodeStrictly(decoder, context);
            }
            if (expected == Expected.NOTHING) {
                expect(Expected.HEADERS, HEADER_SECONDS, context);
            }
            super.channelRead(context, bytes);
        }

        private void decodeStrictly(ChannelHandlerContext decoder, ChannelHandlerContext arrival) {
            ChannelHandler strict = new StrictDecoder();
            decoder.pipeline().replace(decoder.handler(), decoder.name(), strict);
            arrival.pipeline().addAfter(decoder.name(), "request-progress", new ProgressHandler(this, arrival));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            expectNothing();
            super.channelInactive(context);
        }

        void expect(Expected next, int seconds, ChannelHandlerContext context) {
            expectNothing();
            expected = next;
            timer = context.executor().schedule(() -> timeOut(context), seconds, TimeUnit.SECONDS);
        }

        void expectNothing() {
            expected = Expected.NOTHING;
            if (timer != null) {
                timer.cancel(false);
            }
        }

        private static void timeOut(ChannelHandlerContext context) {
            if (context.pipeline().get(SslHandler.class) == null) {
                context.writeAndFlush(Unpooled.wrappedBuffer(response(TIMED_OUT)))
                        .addListener(ChannelFutureListener.CLOSE);
            } else {
                context.close();
            }
        }
    }

    /** Sees what was decoded. */
    private static final class ProgressHandler extends ChannelInboundHandlerAdapter {

        private final ArrivalHandler arrival;
        private final ChannelHandlerContext first;

        ProgressHandler(ArrivalHandler arrival, ChannelHandlerContext first) {
            this.arrival = arrival;
            this.first = first;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest) {
                arrival.expect(ArrivalHandler.Expected.BODY, BODY_SECONDS, first);
            }
            if (message instanceof LastHttpContent) {
                arrival.expectNothing();
            }
            super.channelRead(context, message);
        }
    }

    private static final class StrictDecoder extends VertxHttpRequestDecoder {

        StrictDecoder() {
            super(LIMITS);
        }

        /** A proxy in front may have read another length than this server would. */
        @Override
        protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
            throw new IllegalArgumentException("Content-Length and Transfer-Encoding in one request");
        }
    }
}

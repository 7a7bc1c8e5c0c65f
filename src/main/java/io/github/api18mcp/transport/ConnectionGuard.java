package io.github.api18mcp.transport;

import io.github.api18mcp.access.HttpRefusal;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.VertxHandler;

/**
 * Guards every HTTP connection: a request has to arrive in time, must not state its length in two ways, and is refused with a reason
 * if it cannot be read. Vert.x only offers a time limit for idle connections, which would also end the streams of clients that listen,
 * and refuses without a reason. Netty loads this class, because {@link #enable} says so.
 */
public final class ConnectionGuard extends ChannelInitializerExtension {

    private static final HttpRefusal TOO_LONG_LINE = new HttpRefusal(414, "The address is too long.");
    private static final HttpRefusal TOO_LONG_HEADERS = new HttpRefusal(431, "The headers are too long.");
    private static final HttpRefusal INVALID = new HttpRefusal(400, "This is not a valid HTTP request.");

    /** Has Netty look for this class. To be called before the first connection. */
    public static void enable() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new GuardInstaller());
    }

    private static void refuse(HttpServerRequest unreadable) {
        Throwable cause = unreadable.decoderResult().cause();
        HttpRefusal refusal = cause instanceof TooLongHttpLineException
                ? TOO_LONG_LINE
                : cause instanceof TooLongHttpHeaderException ? TOO_LONG_HEADERS : INVALID;
        refusal.answer(unreadable.response(), refusal.jsonRpc());
    }

    /** Waits until Vert.x has set up the connection. One with TLS is left alone: the server is run behind a proxy. */
    private static final class GuardInstaller extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) throws Exception {
            if (context.pipeline().context(HttpRequestDecoder.class) != null) {
                install(context.pipeline());
            }
            super.channelActive(context);
            context.pipeline().remove(this);
        }

        private static void install(ChannelPipeline pipeline) {
            RequestDecoder decoder = new RequestDecoder();
            ChannelHandlerContext replaced = pipeline.context(HttpRequestDecoder.class);
            pipeline.replace(replaced.handler(), replaced.name(), decoder);

            ChannelHandlerContext connection = pipeline.context(VertxHandler.class);
            pipeline.addBefore(connection.name(), "arrival", new RequestArrival(decoder));
            ((HttpServerConnection) ((VertxHandler<?>) connection.handler()).getConnection())
                    .invalidRequestHandler(ConnectionGuard::refuse);
        }
    }
}

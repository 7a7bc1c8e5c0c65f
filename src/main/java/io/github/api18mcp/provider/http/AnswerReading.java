package io.github.api18mcp.provider.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Reads answers on one connection more leniently than Vert.x, which gives up on one with a header, a line end or a version that is
 * not as it should be. Interim responses, such as 102 (Processing), announce that the answer is still to come; they are skipped.
 * Vert.x knows only 100 and 103 and takes any other for the answer, so that the real one is lost.
 */
final class AnswerReading extends ChannelInboundHandlerAdapter {

    private static final int SWITCHING_PROTOCOLS = 101;

    private boolean skipping;

    static void prepare(HttpConnection connection) {
        ChannelHandlerContext vertx = ((ConnectionBase) connection).channelHandlerContext();
        ChannelPipeline pipeline = vertx.pipeline();
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(AnswerLimits.HEADER_BYTES)
                .setMaxHeaderSize(AnswerLimits.HEADER_BYTES)
                .setHeadersFactory(ReceivedHeaders.FACTORY)
                .setTrailersFactory(ReceivedHeaders.FACTORY)
                .setStrictLineParsing(false);
        pipeline.replace(HttpClientCodec.class, "codec", new HttpClientCodec(config, false, false));
        pipeline.addBefore(vertx.name(), "reading", new AnswerReading());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            response.setProtocolVersion(
                    response.protocolVersion().equals(HttpVersion.HTTP_1_0)
                            ? HttpVersion.HTTP_1_0
                            : HttpVersion.HTTP_1_1);
            skipping = response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                    && response.status().code() != SWITCHING_PROTOCOLS;
        }
        if (!skipping) {
            context.fireChannelRead(message);
            return;
        }
        skipping = !(message instanceof LastHttpContent);
        ReferenceCountUtil.release(message);
        if (message instanceof HttpContent) {
            context.read();
        }
    }
}

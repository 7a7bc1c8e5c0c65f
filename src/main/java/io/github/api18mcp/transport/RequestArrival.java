package io.github.api18mcp.transport;

import io.github.api18mcp.access.HttpRefusal;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Limits the time in which a request arrives: its headers within 30 s, its body within 60 s more. A client may send the next request
 * before the answer to the last one. The time of the next begins when it is its turn, because until then the server may not read it.
 */
final class RequestArrival extends ChannelDuplexHandler {

    private enum Expected {
        HEADERS(Integer.getInteger("connection.header-seconds", 30)),
        BODY(Integer.getInteger("connection.body-seconds", 60)),
        NOTHING(0);

        private final int seconds;

        Expected(int seconds) {
            this.seconds = seconds;
        }
    }

    private static final HttpRefusal TIMED_OUT = new HttpRefusal(408, "The request did not arrive in time.");

    private final RequestDecoder decoder;

    private Expected expected;
    /** Null while nothing is expected, and until it is the turn of what is. */
    private Future<?> timer;

    /** Requests of which at least the headers have arrived. */
    private int requests;

    private int begunResponses;
    private int responses;

    RequestArrival(RequestDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        expect(Expected.HEADERS, context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        expect(Expected.NOTHING, context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest) {
            requests++;
            expect(Expected.BODY, context);
        }
        if (message instanceof LastHttpContent) {
            expect(Expected.NOTHING, context);
        }
        super.channelRead(context, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (expected == Expected.NOTHING && decoder.hasBegunAfter(requests)) {
            expect(Expected.HEADERS, context);
        }
        super.channelReadComplete(context);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (!isInformational(message)) {
            if (message instanceof HttpResponse) {
                begunResponses++;
            }
            if (message instanceof LastHttpContent) {
                responses++;
                startTimer(context);
            }
        }
        super.write(context, message, promise);
    }

    /** {@code 100 Continue} comes before the response. */
    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void expect(Expected next, ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        expected = next;
        startTimer(context);
    }

    private void startTimer(ChannelHandlerContext context) {
        if (timer == null && expected != Expected.NOTHING && isItsTurn()) {
            timer = context.executor().schedule(() -> timeOut(context), expected.seconds, TimeUnit.SECONDS);
        }
    }

    /** Whether every request before the one that is arriving has been answered. */
    private boolean isItsTurn() {
        int earlier = expected == Expected.BODY ? requests - 1 : requests;
        return responses >= earlier;
    }

    private void timeOut(ChannelHandlerContext context) {
        if (expected == Expected.BODY && begunResponses == requests) {
            // It was answered before it had arrived.
            context.close();
        } else {
            context.writeAndFlush(response(TIMED_OUT)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static FullHttpResponse response(HttpRefusal refusal) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(refusal.status()),
                Unpooled.copiedBuffer(refusal.jsonRpc().encode(), StandardCharsets.UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}

package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the parts of a request may take to arrive. The clock is the test's. */
class RequestArrivalTest {

    private static final int HEADERS_LIMIT = 30;
    private static final int BODY_LIMIT = 60;
    private static final int HOUR = 3600;

    private static final String HEADERS = "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n";
    private static final String REQUEST = HEADERS + "body";

    private final EmbeddedChannel connection = connection();

    private static EmbeddedChannel connection() {
        RequestDecoder decoder = new RequestDecoder();
        return new EmbeddedChannel(decoder, new HttpResponseEncoder(), new RequestArrival(decoder));
    }

    @BeforeEach
    void stopTheClock() {
        connection.freezeTime();
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    static Stream<Arguments> beginnings() {
        return Stream.of(
                Arguments.of("P", HEADERS_LIMIT),
                Arguments.of("POST /mcp HTTP/1.1\r\n", HEADERS_LIMIT),
                Arguments.of("POST /mcp HTTP/1.1\r\nHost: localhost\r\nX-More: ", HEADERS_LIMIT),
                Arguments.of("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n", HEADERS_LIMIT),
                Arguments.of(HEADERS, BODY_LIMIT),
                Arguments.of(HEADERS + "bod", BODY_LIMIT),
                Arguments.of("POST /mcp HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n", BODY_LIMIT));
    }

    @Test
    void a_connection_on_which_nothing_arrives_ends() {
        assertEndsAfter(HEADERS_LIMIT);
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void a_request_that_does_not_arrive_in_time_ends_its_connection(String beginning, int limit) {
        receive(beginning);

        assertEndsAfter(limit);
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void a_later_request_has_as_much_time(String beginning, int limit) {
        receive(REQUEST);
        answer(HttpResponseStatus.OK);
        pass(HOUR);
        receive(beginning);

        assertEndsAfter(limit);
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void a_request_that_arrives_together_with_another_has_its_own_time(String beginning, int limit) {
        receive(REQUEST + beginning);
        answer(HttpResponseStatus.OK);

        assertEndsAfter(limit);
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void the_time_of_a_request_begins_when_those_before_it_are_answered(String beginning, int limit) {
        receive(REQUEST + REQUEST + beginning);
        assertIsOpenAfter(HOUR);
        answer(HttpResponseStatus.OK);
        assertIsOpenAfter(HOUR);
        answer(HttpResponseStatus.OK);

        assertEndsAfter(limit);
    }

    @Test
    void a_client_does_not_gain_time_by_sending_slowly() {
        receive("POST /mcp");
        pass(HEADERS_LIMIT - 1);
        receive(" HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n");

        assertEndsAfter(1);
    }

    @Test
    void a_body_has_its_time_however_long_the_headers_took() {
        receive("POST /mcp");
        pass(HEADERS_LIMIT - 1);
        receive(" HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n");

        assertEndsAfter(BODY_LIMIT);
    }

    @Test
    void a_request_may_take_long_to_answer() {
        receive(REQUEST);

        assertIsOpenAfter(HOUR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n"})
    void between_requests_a_connection_may_be_idle(String rest) {
        receive(REQUEST + rest);
        answer(HttpResponseStatus.OK);

        assertIsOpenAfter(HOUR);
    }

    @Test
    void a_request_that_was_answered_before_it_arrived_is_not_answered_again() {
        receive(HEADERS);
        answer(HttpResponseStatus.TOO_MANY_REQUESTS);
        pass(BODY_LIMIT);

        assertThat(connection.isOpen()).isFalse();
        assertThat(sent()).contains("429 Too Many Requests").doesNotContain("408");
    }

    @Test
    void an_invitation_to_send_the_body_is_no_answer() {
        receive(HEADERS);
        answer(HttpResponseStatus.CONTINUE);
        receive("body" + HEADERS);

        assertIsOpenAfter(HOUR);
    }

    private void receive(String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void answer(HttpResponseStatus status) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        connection.writeOutbound(response);
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        connection.runPendingTasks();
    }

    private void assertIsOpenAfter(int seconds) {
        pass(seconds);
        assertThat(connection.isOpen()).isTrue();
    }

    private void assertEndsAfter(int seconds) {
        assertIsOpenAfter(seconds - 1);
        pass(1);
        assertThat(connection.isOpen()).isFalse();
        assertThat(sent())
                .endsWith("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32000,"
                        + "\"message\":\"The request did not arrive in time.\"}}")
                .contains("HTTP/1.1 408 Request Timeout");
    }

    private String sent() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf bytes = connection.readOutbound(); bytes != null; bytes = connection.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.US_ASCII));
            bytes.release();
        }
        return text.toString();
    }
}

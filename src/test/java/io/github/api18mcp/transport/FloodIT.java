package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.Messages;
import io.github.api18mcp.Served;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One caller sends as much as it can to a process with little memory, and the others go on being served. */
@Timeout(180)
class FloodIT {

    private static final int TIMEOUT_MILLIS = 60_000;

    @RegisterExtension
    final Jar jar = new Jar().with("API18MCP_MODE", "sandbox").flag("-Xmx256m").flag("-XX:+ExitOnOutOfMemoryError");

    private final List<Socket> sockets = new ArrayList<>();
    private Served server;

    private void start() {
        server = Served.by(jar);
        server.call("list_models", new JsonObject());
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void sessions_that_bring_much_about_themselves_are_refused() throws IOException {
        start();
        JsonObject initialize = Messages.initialize();
        initialize.getJsonObject("params").getJsonObject("capabilities").put("x", "x".repeat(3_000_000));
        for (int i = 0; i < 100; i++) {
            assertThat(post(initialize.encode())).contains("must not be longer than 8 KB");
        }
        assertServed();
    }

    @Test
    void a_caller_has_a_bounded_number_of_sessions() throws IOException {
        start();
        for (int i = 1; i < RequestLimits.SESSIONS_PER_CALLER; i++) {
            assertThat(post(Messages.initialize().encode())).contains("200 OK");
        }

        assertThat(post(Messages.initialize().encode()))
                .contains("429 Too Many Requests")
                .contains("You have 500 open sessions");
        assertServed();
    }

    @Test
    void bodies_that_do_not_come_to_an_end_are_bounded_and_end() throws IOException {
        jar.flag("-Dconnection.body-seconds=20");
        start();
        long fit = RequestLimits.BODY_BYTES_PER_CALLER / 4_000_000;
        String half = "x".repeat(2_000_000);
        List<Socket> unfinished = new ArrayList<>();
        for (int i = 0; i <= fit; i++) {
            unfinished.add(send(headers("Content-Length: 4000000") + half));
        }

        List<String> answers = new ArrayList<>();
        for (Socket socket : unfinished) {
            answers.add(read(socket));
        }

        // The server may see them in another order than they were sent in.
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 429 Too Many Requests"))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 408 Request Timeout"))
                .hasSize((int) fit);
        assertServed();
    }

    @Test
    void headers_that_do_not_come_to_an_end_end_the_connection() throws IOException {
        jar.flag("-Dconnection.header-seconds=3");
        start();
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            silent.add(send("POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nX-More: "));
        }

        for (Socket socket : silent) {
            assertThat(read(socket)).contains("408 Request Timeout");
        }
        assertThat(read(send(""))).contains("408 Request Timeout");
        assertServed();
    }

    @Test
    void a_request_with_two_lengths_is_refused_and_its_connection_closed() throws IOException {
        start();
        String answer = read(send(headers("Content-Length: 5\r\nTransfer-Encoding: chunked")
                + "0\r\n\r\nGET /q/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("200 OK");
        assertServed();
    }

    @Test
    void cancellations_of_calls_that_never_come_are_forgotten() throws IOException {
        start();
        JsonObject cancelled = new JsonObject()
                .put("jsonrpc", "2.0")
                .put("method", "notifications/cancelled")
                .put("params", new JsonObject().put("requestId", "x".repeat(3_000_000)));
        for (int i = 0; i < 100; i++) {
            cancelled.getJsonObject("params").put("requestId", i + "x".repeat(3_000_000));
            post(cancelled.encode());
        }
        assertServed();
    }

    private void assertServed() {
        assertThat(server.call("list_models", new JsonObject()).getJsonArray("models"))
                .isNotEmpty();
    }

    private String post(String body) throws IOException {
        return read(send(headers("Connection: close\r\nContent-Length: " + body.length()) + body));
    }

    private static String headers(String more) {
        return "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\n" + more + "\r\n\r\n";
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket(server.address().getHost(), server.address().getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        sockets.add(socket);
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException refusedBeforeItsEnd) {
            // The answer says why.
        }
        return socket;
    }

    /** Everything until the server closes the connection, or an answer with a complete body has come. */
    private static String read(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[8192];
        try {
            for (int length = in.read(bytes); length > 0; length = in.read(bytes)) {
                answer.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
                if (answer.indexOf("429 ") > 0 && answer.indexOf("}}") > 0) {
                    break;
                }
            }
        } catch (IOException reset) {
            // What came before it counts.
        }
        return answer.toString();
    }
}

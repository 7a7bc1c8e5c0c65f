package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.MetricsProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged about failed requests. */
@QuarkusTest
@TestProfile(MetricsProfile.class)
class HttpFailuresTest {

    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    private final List<String> log = new CopyOnWriteArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getMessage() + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        ROOT.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        ROOT.removeHandler(handler);
    }

    @Test
    void does_not_log_a_token_in_the_query() throws IOException {
        String status = status("POST /mcp?access_token=token-of-ann-0123456789 HTTP/1.1\r\nContent-Length: 0\r\n\r\n");

        assertThat(status).contains(" 400 ");
        assertThat(log).noneMatch(line -> line.contains("0123456789"));
    }

    @Test
    void does_not_log_a_malformed_session_id() throws IOException {
        String status = status("POST /mcp/messages/a%0aERROR%20forged HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(status).contains(" 404 ");
        assertThat(log).noneMatch(line -> line.contains("forged"));
    }

    @Test
    void does_not_log_what_clients_do_wrong() throws IOException {
        for (String headers : List.of(
                "MCP-Protocol-Version: 2099-01-01",
                "Accept: text/html",
                "Mcp-Session-Id: stale",
                "Content-Encoding: gzip")) {
            String status = status("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + headers + "\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(status).contains(" 4");
        }
        assertThat(log).isEmpty();
    }

    private static String status(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }
}

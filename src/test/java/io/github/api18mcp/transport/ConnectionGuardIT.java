package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.Served;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that cannot be read, or that arrive before the last one is answered. */
@Timeout(120)
class ConnectionGuardIT {

    private static final String HALF = "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf";

    @RegisterExtension
    final Jar jar = new Jar()
            .with("API18MCP_MODE", "sandbox")
            .with("API18MCP_KEEP_ALIVE", "1s")
            .flag("-Dconnection.header-seconds=1")
            .flag("-Dconnection.body-seconds=1");

    private URI server() {
        return Served.by(jar).address();
    }

    private record Unreadable(String request, int status, String reason) {}

    @Test
    void a_request_that_cannot_be_read_is_refused_with_the_reason() throws IOException {
        URI server = server();
        String post = "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        String invalid = "This is not a valid HTTP request.";
        for (Unreadable row : List.of(
                new Unreadable("GET /" + "x".repeat(5000) + " HTTP/1.1\r\n\r\n", 414, "The address is too long."),
                new Unreadable(post + "X: " + "x".repeat(30_000) + "\r\n\r\n", 431, "The headers are too long."),
                new Unreadable(post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400, invalid),
                new Unreadable(post + "Content-Length: -1\r\n\r\n", 400, invalid),
                new Unreadable("GET /mcp HTTP/x\r\n\r\n", 400, invalid),
                new Unreadable("GET /mcp?x=%zz HTTP/1.1\r\n\r\n", 400, invalid),
                new Unreadable("GET http://[ HTTP/1.1\r\n\r\n", 400, invalid),
                new Unreadable("NONSENSE\r\n\r\n", 400, invalid))) {
            try (RawConnection connection = RawConnection.open(server)) {
                connection.write(row.request());

                assertThat(connection.readToEnd())
                        .contains(" " + row.status() + " ", "application/json", "\"message\":\"" + row.reason() + "\"");
            }
        }
    }

    @Test
    void a_request_that_arrives_together_with_another_has_its_own_time() throws IOException {
        try (RawConnection connection = RawConnection.open(server())) {
            connection.write("GET /q/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" + HALF);

            assertThat(connection.readToEnd()).containsSubsequence("HTTP/1.1 200 OK", "HTTP/1.1 408 Request Timeout");
        }
    }

    /** Three comments take longer than a request may. */
    @Test
    void a_request_behind_an_open_stream_is_not_timed_out() throws IOException {
        try (RawConnection connection = RawConnection.open(server())) {
            connection.write("GET /mcp/sse HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" + HALF);

            for (int comment = 1; comment <= 3; comment++) {
                connection.awaitLine(": keep-alive");
            }
        }
    }
}

package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** An HTTP connection that a test can close at any time. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader reader;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static RawConnection open() throws IOException {
        return new RawConnection(new Socket(InetAddress.getLoopbackAddress(), RestAssured.port));
    }

    static RawConnection open(URI server) throws IOException {
        return new RawConnection(new Socket(server.getHost(), server.getPort()));
    }

    void get(String path) throws IOException {
        write("GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n".formatted(path));
    }

    void post(String path, String session, JsonObject message) throws IOException {
        post(path, session, message.encode());
    }

    void post(String path, String session, String body) throws IOException {
        write(("POST %s HTTP/1.1\r\nHost: localhost\r\nMcp-Session-Id: %s\r\nContent-Type: application/json\r\n"
                        + "Accept: application/json, text/event-stream\r\nContent-Length: %d\r\n\r\n%s")
                .formatted(path, session, body.length(), body));
    }

    /** Waits for a line that contains the text. */
    String awaitLine(String text) throws IOException {
        String line = reader.readLine();
        while (line != null && !line.contains(text)) {
            line = reader.readLine();
        }
        assertThat(line).as("%s before the server closes the connection", text).isNotNull();
        return line;
    }

    /** Everything until the server closes the connection. */
    String readToEnd() {
        return reader.lines().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    void write(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }
}

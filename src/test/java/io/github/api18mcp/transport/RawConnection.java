package io.github.api18mcp.transport;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An HTTP connection that a test can close at any time. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection open() throws IOException {
        return new RawConnection(new Socket(InetAddress.getLoopbackAddress(), RestAssured.port));
    }

    void get(String path) throws IOException {
        write("GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n".formatted(path));
    }

    void post(String path, String session, JsonObject message) throws IOException {
        String body = message.encode();
        write(("POST %s HTTP/1.1\r\nHost: localhost\r\nMcp-Session-Id: %s\r\nContent-Type: application/json\r\n"
                        + "Accept: application/json, text/event-stream\r\nContent-Length: %d\r\n\r\n%s")
                .formatted(path, session, body.length(), body));
    }

    /** Waits for a line that contains the text. */
    String awaitLine(String text) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        while (!line.contains(text)) {
            line = reader.readLine();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void write(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }
}

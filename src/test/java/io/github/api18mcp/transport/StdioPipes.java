package io.github.api18mcp.transport;

import io.github.api18mcp.transport.early.Opening;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A client of the stdio transport, over two pipes of the test. */
public final class StdioPipes implements AutoCloseable {

    private final List<JsonObject> received = new ArrayList<>();
    private final OutputStream out;
    private final BufferedReader in;
    private final CompletableFuture<Void> ended;

    public StdioPipes(StdioServer server) {
        try {
            Pipe toServer = Pipe.open();
            Pipe fromServer = Pipe.open();
            OutputStream toClient = Channels.newOutputStream(fromServer.sink());
            out = Channels.newOutputStream(toServer.sink());
            in = new BufferedReader(Channels.newReader(fromServer.source(), StandardCharsets.UTF_8));
            ended = CompletableFuture.runAsync(
                    () -> server.serve(
                            StdioInput.start(Channels.newInputStream(toServer.source()), toClient, Opening.unknown()),
                            toClient),
                    task -> new Thread(task, "stdio-server").start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void send(JsonObject message) {
        try {
            out.write((message.encode() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and waits for its response. */
    public JsonObject request(JsonObject request) {
        send(request);
        return response(request.getValue("id"));
    }

    /** Waits for the first notification or request with that method. */
    public JsonObject received(String method) {
        return received(message -> method.equals(message.getString("method")));
    }

    /** Waits for the response to a request. */
    public JsonObject response(Object id) {
        return received(message -> !message.containsKey("method") && id.equals(message.getValue("id")));
    }

    /** Everything that was read so far. */
    public List<JsonObject> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        try {
            out.close();
            ended.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject received(Predicate<JsonObject> condition) {
        try {
            while (received.stream().noneMatch(condition)) {
                received.add(new JsonObject(in.readLine()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return received.stream().filter(condition).findFirst().orElseThrow();
    }
}

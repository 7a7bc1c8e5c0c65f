package io.github.api18mcp.transport;

import static io.github.api18mcp.Messages.initialize;
import static io.github.api18mcp.Messages.initialized;

import io.github.api18mcp.profile.Api18Profile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
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

/** The stdio transport over two pipes of the test. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class StdioElicitationTest extends ElicitationContract {

    @Inject
    StdioServer server;

    @Override
    ElicitationClient openClient(JsonObject capabilities) {
        PipedElicitationClient piped = new PipedElicitationClient(server);
        JsonObject initialize = initialize();
        initialize.getJsonObject("params").put("capabilities", capabilities);
        piped.send(initialize);
        piped.response(0);
        piped.send(initialized());
        return piped;
    }

    private static final class PipedElicitationClient implements ElicitationClient {

        private final List<JsonObject> received = new ArrayList<>();
        private final OutputStream out;
        private final BufferedReader in;
        private final CompletableFuture<Void> ended;

        private PipedElicitationClient(StdioServer server) {
            try {
                Pipe toServer = Pipe.open();
                Pipe fromServer = Pipe.open();
                out = Channels.newOutputStream(toServer.sink());
                in = new BufferedReader(Channels.newReader(fromServer.source(), StandardCharsets.UTF_8));
                ended = CompletableFuture.runAsync(
                        () -> {
                            try {
                                server.serve(
                                        Channels.newInputStream(toServer.source()),
                                        Channels.newOutputStream(fromServer.sink()));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        task -> new Thread(task, "stdio-server").start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void send(JsonObject message) {
            try {
                out.write((message.encode() + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public JsonObject received(String method) {
            return received(message -> method.equals(message.getString("method")));
        }

        @Override
        public JsonObject response(int id) {
            return received(message ->
                    !message.containsKey("method") && message.getValue("id").equals(id));
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
}

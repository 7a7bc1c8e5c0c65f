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

/** The transport over two pipes of the test's own. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class StdioElicitationTest extends ElicitationContract {

    @Inject
    StdioServer server;

    @Override
    Client connected(JsonObject capabilities) {
        PipedClient piped = new PipedClient(server);
        JsonObject hello = initialize();
        hello.getJsonObject("params").put("capabilities", capabilities);
        piped.send(hello);
        piped.answer(0);
        piped.send(initialized());
        return piped;
    }

    private static final class PipedClient implements Client {

        private final List<JsonObject> heard = new ArrayList<>();
        private final OutputStream out;
        private final BufferedReader in;
        private final CompletableFuture<Void> ended;

        private PipedClient(StdioServer server) {
            try {
                Pipe there = Pipe.open();
                Pipe back = Pipe.open();
                out = Channels.newOutputStream(there.sink());
                in = new BufferedReader(Channels.newReader(back.source(), StandardCharsets.UTF_8));
                ended = CompletableFuture.runAsync(
                        () -> {
                            try {
                                server.serve(
                                        Channels.newInputStream(there.source()), Channels.newOutputStream(back.sink()));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        task -> new Thread(task, "reader of lines").start());
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
        public JsonObject heard(String method) {
            return heard(message -> method.equals(message.getString("method")));
        }

        @Override
        public JsonObject answer(int id) {
            return heard(message ->
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

        private JsonObject heard(Predicate<JsonObject> wanted) {
            try {
                while (heard.stream().noneMatch(wanted)) {
                    heard.add(new JsonObject(in.readLine()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return heard.stream().filter(wanted).findFirst().orElseThrow();
        }
    }
}

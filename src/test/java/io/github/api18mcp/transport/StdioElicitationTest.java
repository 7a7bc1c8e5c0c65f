package io.github.api18mcp.transport;

import static io.github.api18mcp.Messages.initialize;
import static io.github.api18mcp.Messages.initialized;

import io.github.api18mcp.profile.Api18Profile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;

/** The stdio transport over two pipes of the test. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class StdioElicitationTest extends ElicitationContract {

    @Inject
    StdioServer server;

    @Override
    ElicitationClient openClient(JsonObject capabilities) {
        StdioPipes pipes = new StdioPipes(server);
        JsonObject initialize = initialize();
        initialize.getJsonObject("params").put("capabilities", capabilities);
        pipes.request(initialize);
        pipes.send(initialized());
        return new ElicitationClient() {
            @Override
            public void send(JsonObject message) {
                pipes.send(message);
            }

            @Override
            public JsonObject received(String method) {
                return pipes.received(method);
            }

            @Override
            public JsonObject response(int id) {
                return pipes.response(id);
            }

            @Override
            public void close() {
                pipes.close();
            }
        };
    }
}

package io.github.api18mcp.transport;

import io.github.api18mcp.profile.Api18Profile;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpSseTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@TestProfile(Api18Profile.class)
class SseElicitationTest extends HttpElicitationContract {

    @Override
    HttpElicitationClient openClient(JsonObject capabilities) {
        McpSseTestClient client = McpAssured.newSseClient()
                .setClientCapabilities(capabilities(capabilities))
                .build()
                .connect();
        return new HttpElicitationClient(client) {
            @Override
            void post(JsonObject message) {
                request()
                        .body(message.encode())
                        .post(client.messageEndpoint().getPath())
                        .then()
                        .statusCode(202);
            }
        };
    }
}

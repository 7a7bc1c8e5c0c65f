package io.github.api18mcp.transport;

import io.github.api18mcp.profile.Api18Profile;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@TestProfile(Api18Profile.class)
class StreamableElicitationTest extends HttpElicitationContract {

    @Override
    HttpElicitationClient openClient(JsonObject capabilities) {
        McpStreamableTestClient client = McpAssured.newStreamableClient()
                .setClientCapabilities(capabilities(capabilities))
                .build()
                .connect();
        return new HttpElicitationClient(client) {
            @Override
            void post(JsonObject message) {
                request()
                        .header("Mcp-Session-Id", client.mcpSessionId())
                        .body(message.encode())
                        .post("/mcp")
                        .then()
                        .statusCode(202);
            }
        };
    }
}

package io.github.api18mcp.transport;

import io.github.api18mcp.profile.TokensProfile;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.MultiMap;

@QuarkusTest
@TestProfile(TokensProfile.class)
class StreamableTenancyTest extends TenancyContract<McpStreamableAssert, McpStreamableTestClient> {
    @Override
    McpStreamableTestClient openClient(MultiMap headers) {
        return McpAssured.newStreamableClient()
                .setAdditionalHeaders(message -> headers)
                .build()
                .connect();
    }
}

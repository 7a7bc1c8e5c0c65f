package io.github.api18mcp.transport;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.api18mcp.profile.Api18Profile;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(Api18Profile.class)
class StreamableHttpTest extends McpContract<McpStreamableAssert, McpStreamableTestClient> {

    WireMockServer service;

    @Override
    McpStreamableTestClient openClient() {
        return McpAssured.newConnectedStreamableClient();
    }

    @Override
    WireMockServer service() {
        return service;
    }
}

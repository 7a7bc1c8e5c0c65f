package io.github.api18mcp.transport;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.api18mcp.profile.Api18Profile;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpSseAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpSseTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(Api18Profile.class)
class LegacySseTest extends McpContract<McpSseAssert, McpSseTestClient> {

    WireMockServer service;

    @Override
    McpSseTestClient openClient() {
        return McpAssured.newConnectedSseClient();
    }

    @Override
    WireMockServer service() {
        return service;
    }
}

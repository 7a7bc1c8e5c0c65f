package io.github.api18mcp.transport;

import io.github.api18mcp.profile.Api18Profile;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpSseAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpSseTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(Api18Profile.class)
class LegacySseVersionsTest extends ProtocolVersionContract<McpSseAssert, McpSseTestClient> {

    @Override
    McpSseTestClient openClient(String name, String version, String protocol) {
        return McpAssured.newSseClient()
                .setName(name)
                .setVersion(version)
                .setProtocolVersion(protocol)
                .build()
                .connect();
    }
}

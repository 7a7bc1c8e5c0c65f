package io.github.api18mcp.transport;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.github.api18mcp.profile.Api18Profile;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Api18Profile.class)
class StreamableHttpVersionsTest extends ProtocolVersionContract<McpStreamableAssert, McpStreamableTestClient> {

    /** Strict clients of these versions reject a server that says more of itself. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26"})
    void introduces_itself_to_older_versions_by_name_and_version_alone(String protocol) {
        given().contentType(ContentType.JSON)
                .accept("application/json, text/event-stream")
                .body(
                        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"initialize\", \"params\": {\"protocolVersion\": \"%s\","
                                        .formatted(protocol)
                                + " \"capabilities\": {}, \"clientInfo\": {\"name\": \"strict\", \"version\": \"1\"}}}")
                .post("/mcp")
                .then()
                .body("result.protocolVersion", equalTo(protocol))
                .body("result.serverInfo.keySet()", containsInAnyOrder("name", "version"));
    }

    @Override
    McpStreamableTestClient openClient(String name, String version, String protocol) {
        return McpAssured.newStreamableClient()
                .setName(name)
                .setVersion(version)
                .setProtocolVersion(protocol)
                .build()
                .connect();
    }
}

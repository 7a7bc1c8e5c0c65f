package io.github.api18mcp.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.api18mcp.Patience;
import io.quarkiverse.mcp.server.test.McpAssured.McpAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpTestClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** An MCP client that talks to the server, with a service that the test controls. */
@ExtendWith(Patience.class)
abstract class McpConversation<A extends McpAssert<A>, C extends McpTestClient<A, C>> {

    static final String TOOL = "hera_1_0_text_to_image";

    /** Every test has its own prompt, so that it does not adopt the abandoned job of another test. */
    final String prompt = "a cat, number " + UUID.randomUUID();

    C client;

    abstract C openClient();

    abstract WireMockServer service();

    @BeforeEach
    void connect() {
        service().resetAll();
        service().stubFor(post("/v1/generate").willReturn(okJson("{\"id\": \"abc123\", \"status\": \"processing\"}")));
        client = openClient();
    }

    @AfterEach
    void disconnect() {
        client.disconnect();
    }

    void stubProcessing() {
        service()
                .stubFor(get("/v1/jobs/abc123").willReturn(okJson("{\"id\": \"abc123\", \"status\": \"processing\"}")));
    }

    void stubCompleted() {
        stubCompleted("2126-11-28T10:00:00Z");
    }

    void stubCompleted(String expiresAt) {
        service()
                .stubFor(get("/v1/jobs/abc123")
                        .willReturn(okJson(
                                """
                        {"id": "abc123", "status": "completed", "completed_at": "2026-11-21T10:00:04Z",
                         "expires_at": "%s", "cost_usd": 0.056,
                         "data": [{"url": "https://api18.dev/v1/files/abc123"}]}
                        """
                                        .formatted(expiresAt))));
    }

    JsonObject arguments() {
        return new JsonObject().put("prompt", prompt);
    }

    JsonObject request(JsonObject arguments) {
        return request(TOOL, arguments);
    }

    JsonObject request(String tool, JsonObject arguments) {
        return client.newRequest("tools/call")
                .put("params", new JsonObject().put("name", tool).put("arguments", arguments));
    }

    JsonObject call(JsonObject arguments) {
        return call(TOOL, arguments);
    }

    JsonObject call(String tool, JsonObject arguments) {
        JsonObject request = request(tool, arguments);
        client.sendAndForget(request);
        return client.waitForResponse(request).getJsonObject("result");
    }

    /** The structured content of a job, read with {@code get_job}. */
    JsonObject job(String id, int waitSeconds) {
        return call("get_job", new JsonObject().put("job_id", id).put("wait_seconds", waitSeconds))
                .getJsonObject("structuredContent");
    }

    static void assertMatchesSchema(JsonObject job) {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema(), InputFormat.JSON)
                        .validate(job.encode(), InputFormat.JSON))
                .isEmpty();
    }

    static String schema() {
        try (InputStream json = McpConversation.class.getResourceAsStream("/schemas/job.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

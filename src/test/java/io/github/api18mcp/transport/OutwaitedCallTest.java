package io.github.api18mcp.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.api18mcp.profile.AllServicesProfile;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A call whose wait ends before its job does. */
@QuarkusTest
@TestProfile(AllServicesProfile.class)
class OutwaitedCallTest extends McpConversation<McpStreamableAssert, McpStreamableTestClient> {

    WireMockServer service;

    @Override
    McpStreamableTestClient openClient() {
        return McpAssured.newConnectedStreamableClient();
    }

    @Override
    WireMockServer service() {
        return service;
    }

    @Test
    void its_job_continues_and_is_not_paid_for_twice() {
        stubProcessing();
        JsonObject first = call(arguments()).getJsonObject("structuredContent");
        assertThat(first.getString("status")).isEqualTo("processing");
        assertThat(first.getString("next_step")).contains(first.getString("job_id"));
        assertMatchesSchema(first);
        stubCompleted();

        JsonObject repeated = call(arguments()).getJsonObject("structuredContent");
        assertThat(repeated.getString("job_id")).isEqualTo(first.getString("job_id"));
        assertThat(repeated.getBoolean("reused")).isTrue();
        assertThat(job(first.getString("job_id"), 50).getString("status")).isEqualTo("completed");
        service().verify(1, postRequestedFor(urlEqualTo("/v1/generate")));

        assertThat(call(arguments()).getJsonObject("structuredContent").getBoolean("reused"))
                .isFalse();
    }
}

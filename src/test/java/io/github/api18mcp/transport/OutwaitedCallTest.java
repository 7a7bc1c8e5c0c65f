package io.github.api18mcp.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.api18mcp.provider.api18.FakeApi18;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A call whose wait ends before its job does. */
@QuarkusTest
@TestProfile(OutwaitedCallTest.Impatient.class)
class OutwaitedCallTest extends McpConversation<McpStreamableAssert, McpStreamableTestClient> {

    WireMockServer service;

    @Override
    McpStreamableTestClient connected() {
        return McpAssured.newConnectedStreamableClient();
    }

    @Override
    WireMockServer service() {
        return service;
    }

    @Test
    void its_job_goes_on_and_is_never_paid_for_twice() {
        works();
        JsonObject first = call(arguments()).getJsonObject("structuredContent");
        assertThat(first.getString("status")).isEqualTo("processing");
        assertThat(first.getString("next_step")).contains(first.getString("job_id"));
        validates(first);
        completes();

        JsonObject sentAgain = call(arguments()).getJsonObject("structuredContent");
        assertThat(sentAgain.getString("job_id")).isEqualTo(first.getString("job_id"));
        assertThat(sentAgain.getBoolean("reused")).isTrue();
        assertThat(job(first.getString("job_id"), 50).getString("status")).isEqualTo("completed");
        service().verify(1, postRequestedFor(urlEqualTo("/v1/generate")));

        assertThat(call(arguments()).getJsonObject("structuredContent").getBoolean("reused"))
                .isFalse();
    }

    public static final class Impatient extends FakeApi18.Profile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("api18mcp.wait", "1s");
            return overrides;
        }
    }
}

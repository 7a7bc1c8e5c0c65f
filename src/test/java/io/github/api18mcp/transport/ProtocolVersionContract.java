package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.api18mcp.Patience;
import io.quarkiverse.mcp.server.test.McpAssured.McpAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpTestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of every protocol version get what their version has, and an answer that they can read. */
@ExtendWith(Patience.class)
abstract class ProtocolVersionContract<A extends McpAssert<A>, C extends McpTestClient<A, C>>
        extends McpConversation<A, C> {

    WireMockServer service;

    abstract C openClient(String name, String version, String protocol);

    @Override
    C openClient() {
        return openClient("test", "1", "2025-11-25");
    }

    @Override
    WireMockServer service() {
        return service;
    }

    private void connectAs(String name, String version, String protocol) {
        client.disconnect();
        client = openClient(name, version, protocol);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-11-05 | name, description, inputSchema",
                "2025-03-26 | name, description, inputSchema, annotations",
                "2025-06-18 | name, description, inputSchema, annotations, title, outputSchema",
                "2025-11-25 | name, description, inputSchema, annotations, title, outputSchema",
                "2099-01-01 | name, description, inputSchema, annotations, title, outputSchema"
            })
    void a_tool_has_the_fields_of_the_version(String protocol, String fields) {
        connectAs("test", "1", protocol);

        List<JsonObject> tools = listed("tools/list", "tools").toList();

        assertThat(tools).hasSize(15).allSatisfy(tool -> assertThat(withoutCard(tool))
                .containsExactlyInAnyOrder(fields.split(", ")));
    }

    @ParameterizedTest
    @CsvSource({"2024-11-05, false", "2025-03-26, false", "2025-06-18, true", "2025-11-25, true", "2099-01-01, true"})
    void the_card_is_named_to_versions_that_have_metadata(String protocol, boolean named) {
        connectAs("test", "1", protocol);

        assertThat(listed("tools/list", "tools").filter(tool -> tool.containsKey("_meta")))
                .hasSize(named ? 11 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26"})
    void older_versions_list_everything_in_the_same_order(String protocol) {
        List<String> newest = names();

        connectAs("test", "1", protocol);

        assertThat(names()).isEqualTo(newest).hasSizeGreaterThan(14);
    }

    @ParameterizedTest
    @CsvSource({"2024-11-05, false", "2025-03-26, false", "2025-06-18, true", "2025-11-25, true", "2099-01-01, true"})
    void titles_are_sent_to_versions_that_have_them(String protocol, boolean titled) {
        connectAs("test", "1", protocol);

        assertThat(client.initResult().serverName()).isEqualTo("api18-mcp");
        assertThat(client.initResult().serverTitle() != null).isEqualTo(titled);
        assertThat(Stream.concat(
                        listed("resources/list", "resources"), listed("resources/templates/list", "resourceTemplates")))
                .hasSize(6)
                .allSatisfy(
                        resource -> assertThat(resource.containsKey("title")).isEqualTo(titled));
    }

    @ParameterizedTest
    @CsvSource({
        "anything,                                    1,      2024-11-05, false",
        "anything,                                    1,      2025-03-26, false",
        "anything,                                    1,      2025-06-18, true",
        "anything,                                    1,      2025-11-25, true",
        "ai-sdk-mcp-client,                           1.0.0,  2025-06-18, false",
        "ai-sdk-mcp-client (via mcp-remote 0.15.1),   1.0.0,  2025-11-25, false",
        "ai-sdk-mcp-client-of-somebody,               1.0.0,  2025-11-25, true",
        "langchain-mcp-adapter,                       0.1.0,  2025-06-18, false",
        "@langchain/mcp-adapters,                     1.1.2,  2025-11-25, false",
        "@langchain/mcp-adapters,                     1.1.3,  2025-11-25, true",
        "@langchain/mcp-adapters,                     1.10.0, 2025-11-25, true",
        "@langchain/mcp-adapters,                     newest, 2025-11-25, false"
    })
    void a_link_is_sent_to_clients_that_can_read_it(String name, String version, String protocol, boolean linked) {
        connectAs(name, version, protocol);
        stubCompleted();

        JsonObject result = call(arguments());
        String id = result.getJsonObject("structuredContent").getString("job_id");
        JsonObject later = call("get_job", new JsonObject().put("job_id", id));

        for (JsonObject answer : List.of(result, later)) {
            assertThat(answer.getJsonArray("content")).hasSize(linked ? 2 : 1);
            assertThat(text(answer)).contains("https://api18.dev/v1/files/abc123", id);
            assertThat(answer.getJsonObject("structuredContent").getJsonArray("outputs"))
                    .hasSize(1);
        }
    }

    @Test
    void a_link_says_what_it_links_to() {
        stubCompleted();

        JsonObject result = call(arguments());

        String id = result.getJsonObject("structuredContent").getString("job_id");
        assertThat(result.getJsonArray("content").getJsonObject(1))
                .isEqualTo(new JsonObject()
                        .put("type", "resource_link")
                        .put("uri", "https://api18.dev/v1/files/abc123")
                        .put("mimeType", "image/png")
                        .put("name", "hera-1.0-text-to-image-" + id + "-1"));
    }

    private static Set<String> withoutCard(JsonObject tool) {
        Set<String> fields = new HashSet<>(tool.fieldNames());
        if (tool.containsKey("_meta")) {
            assertThat(tool.getJsonObject("_meta").fieldNames())
                    .containsExactlyElementsOf(
                            tool.getString("name").equals("import_image")
                                    ? List.of("openai/fileParams", "ui", "ui/resourceUri")
                                    : List.of("ui", "ui/resourceUri"));
            fields.remove("_meta");
        }
        return fields;
    }

    private static String text(JsonObject answer) {
        return answer.getJsonArray("content").getJsonObject(0).getString("text");
    }

    private List<String> names() {
        return Stream.of(
                        listed("tools/list", "tools"),
                        listed("resources/list", "resources"),
                        listed("resources/templates/list", "resourceTemplates"))
                .flatMap(list -> list)
                .map(definition -> definition.getString("name"))
                .toList();
    }

    private Stream<JsonObject> listed(String method, String list) {
        JsonObject request = client.newRequest(method);
        client.sendAndForget(request);
        JsonArray definitions =
                client.waitForResponse(request).getJsonObject("result").getJsonArray(list);
        return definitions.stream().map(JsonObject.class::cast);
    }
}

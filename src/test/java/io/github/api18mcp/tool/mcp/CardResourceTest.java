package io.github.api18mcp.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.SandboxProfile;
import io.quarkiverse.mcp.server.ClientCapability;
import io.quarkiverse.mcp.server.Implementation;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The card as hosts get it. {@code src/test/card} shows it in a browser. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class CardResourceTest {

    private static final int MOST_BYTES = 60 * 1024;

    @Inject
    CardResource resource;

    @Inject
    CardToolFilter filter;

    @Inject
    ToolManager tools;

    @Test
    void the_page_is_one_small_file() {
        String html = page().text();

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<style>", "ui/initialize")
                .doesNotContain("<link", " src=", "@import", "color-scheme:", "100vh")
                .doesNotContainPattern("(?m)^(import|export) ");
    }

    @Test
    void the_page_to_choose_a_picture_is_one_small_file_that_loads_nothing() {
        TextResourceContents page = resource.choice();

        assertThat(page.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(page.text())
                .contains("<style>", "ui/initialize", "upload_image")
                .doesNotContain("<link", " src=", "@import", "color-scheme:", "100vh")
                .doesNotContainPattern("(?m)^(import|export) ");
        assertThat(new JsonObject(Json.encode(page))
                        .getJsonObject("_meta")
                        .getJsonObject("ui")
                        .getJsonObject("csp"))
                .isEqualTo(new JsonObject(Map.of("resourceDomains", List.of(), "connectDomains", List.of())));
    }

    @Test
    void the_tool_to_import_names_its_page_and_the_parameter_for_attached_files() {
        assertThat(tools.getTool("import_image").asJson().getJsonObject("_meta"))
                .isEqualTo(new JsonObject()
                        .put("ui", new JsonObject().put("resourceUri", CardMetadata.IMPORT))
                        .put("ui/resourceUri", CardMetadata.IMPORT)
                        .put("openai/fileParams", new JsonArray().add("file")));
    }

    @Test
    void hosts_learn_the_policy_in_both_dialects() {
        TextResourceContents page = page();
        JsonObject metadata = new JsonObject(Json.encode(page)).getJsonObject("_meta");
        JsonObject ui = metadata.getJsonObject("ui");
        JsonArray origins = ui.getJsonObject("csp").getJsonArray("resourceDomains");

        assertThat(page.mimeType()).isEqualTo("text/html;profile=mcp-app");
        assertThat(origins).allSatisfy(origin -> assertThat(origin.toString()).matches("http://127\\.0\\.0\\.1:\\d+"));
        assertThat(metadata.getJsonObject("openai/widgetCSP").getJsonArray("resource_domains"))
                .isEqualTo(origins);
        assertThat(ui.containsKey("domain")).isFalse();
    }

    @Test
    void every_tool_that_answers_with_a_job_names_the_card() {
        List<String> without = StreamSupport.stream(tools.spliterator(), false)
                .map(ToolInfo::asJson)
                .filter(tool -> !tool.getJsonObject("_meta", new JsonObject()).containsKey("ui/resourceUri"))
                .map(tool -> tool.getString("name"))
                .toList();

        assertThat(without)
                .containsExactlyInAnyOrder(
                        "list_models",
                        "quote",
                        "list_jobs",
                        "spending",
                        "imghero_search_urls",
                        "imghero_get_url",
                        "preview_output",
                        "upload_image");
        assertThat(tools.getTool("get_job").asJson().getJsonObject("_meta"))
                .isEqualTo(new JsonObject()
                        .put("ui", new JsonObject().put("resourceUri", CardMetadata.RESULT))
                        .put("ui/resourceUri", CardMetadata.RESULT));
    }

    @Test
    void only_hosts_that_show_the_card_are_offered_its_tool() {
        assertThat(tools.getTool("preview_output").asJson().getJsonObject("_meta"))
                .isEqualTo(new JsonObject(Map.of("ui", Map.of("visibility", List.of("app")))));
        assertThat(filter.isVisible("preview_output", client(Map.of("io.modelcontextprotocol/ui", Map.of()))))
                .isTrue();
        assertThat(filter.isVisible("preview_output", client(Map.of("io.example/other", Map.of()))))
                .isFalse();
        assertThat(filter.isVisible("preview_output", null)).isFalse();
        assertThat(filter.isVisible("get_job", null)).isTrue();
    }

    private TextResourceContents page() {
        return resource.result().await().atMost(Duration.ofMinutes(1));
    }

    private static InitialRequest client(Map<String, Object> extensions) {
        return new InitialRequest(
                new Implementation("test", "1", null),
                "2025-11-25",
                List.of(new ClientCapability("extensions", extensions)),
                Transport.STREAMABLE_HTTP);
    }
}

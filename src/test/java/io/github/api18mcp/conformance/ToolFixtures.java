package io.github.api18mcp.conformance;

import io.quarkiverse.mcp.server.AudioContent;
import io.quarkiverse.mcp.server.Content;
import io.quarkiverse.mcp.server.EmbeddedResource;
import io.quarkiverse.mcp.server.ImageContent;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.ToolResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tools that the suite calls to see each kind of content, progress, logging and errors. */
final class ToolFixtures {

    /** One pixel. */
    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

    private static final String WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=";
    private static final Content IMAGE = new ImageContent(PNG, "image/png");

    private final ToolManager tools;

    ToolFixtures(ToolManager tools) {
        this.tools = tools;
    }

    void register() {
        register("test_simple_text", call -> text("This is a simple text response for testing."));
        register("test_image_content", call -> content(IMAGE));
        register("test_audio_content", call -> content(new AudioContent(WAV, "audio/wav")));
        register(
                "test_embedded_resource",
                call -> content(
                        embedded("test://embedded-resource", "This is an embedded resource content.", "text/plain")));
        register(
                "test_multiple_content_types",
                call -> content(
                        new TextContent("Multiple content types test:"),
                        IMAGE,
                        embedded(
                                "test://mixed-content-resource",
                                "{\"test\":\"data\",\"value\":123}",
                                "application/json")));
        register("test_error_handling", call -> {
            throw new ToolCallException("This tool intentionally returns an error for testing");
        });
        register("test_tool_with_logging", ToolFixtures::log);
        register("test_logging_tool", ToolFixtures::log);
        register("test_tool_with_progress", ToolFixtures::progress);
        register("test_trigger_tool_change", call -> {
            register("test_dynamic_tool", ignored -> text("dynamic"));
            tools.removeTool("test_dynamic_tool");
            return text("Changed");
        });
    }

    void register(String name, Function<ToolArguments, ToolResponse> handler) {
        tools.newTool(name)
                .setDescription("For the conformance suite")
                .setInputSchema(Map.of("type", "object", "properties", Map.of()))
                .setHandler(handler)
                .register();
    }

    static ToolResponse text(String text) {
        return content(new TextContent(text));
    }

    private static ToolResponse content(Content... content) {
        return ToolResponse.success(List.of(content));
    }

    private static Content embedded(String uri, String text, String mimeType) {
        return new EmbeddedResource(new TextResourceContents(uri, text, mimeType));
    }

    private static ToolResponse log(ToolArguments call) {
        call.log().info("Tool execution started");
        call.log().info("Tool processing data");
        call.log().info("Tool execution completed");
        return text("Tool with logging executed successfully");
    }

    private static ToolResponse progress(ToolArguments call) {
        for (int percent : new int[] {0, 50, 100}) {
            call.progress()
                    .notificationBuilder()
                    .setProgress(percent)
                    .setTotal(100)
                    .setMessage("Completed step %d of 100".formatted(percent))
                    .build()
                    .sendAndForget();
        }
        return text("Done");
    }
}

package io.github.api18mcp.recovery;

import io.github.api18mcp.provider.api18.SharedApi18;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpTransportSessionNotFoundException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A caller with a token who uses the official SDK, one call at a time. */
final class SdkCaller implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The messages at the start of a session are long and not of interest. */
    private static final Logger SDK = org.jboss.logmanager.Logger.getLogger("io.modelcontextprotocol");

    static {
        SDK.setLevel(Level.SEVERE);
    }

    private final McpSyncClient client;
    private volatile Runnable atProgress = () -> {};

    SdkCaller(URI address, String token) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(address.toString())
                .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
                .build();
        client = McpClient.sync(transport)
                .requestTimeout(PATIENCE)
                .initializationTimeout(PATIENCE)
                .progressConsumer(news -> atProgress.run())
                // The SDK then validates each answer against the output schema of its tool.
                .enableCallToolSchemaCaching(true)
                .build();
    }

    /** Runs a task whenever the caller receives progress. */
    void atProgress(Runnable action) {
        atProgress = action;
    }

    /** Generates a picture and waits for it. */
    JsonObject make(String prompt) {
        return call("hera_1_0_text_to_image", Map.of("prompt", prompt));
    }

    JsonObject submit(String prompt) {
        return call("submit_job", Map.of("model", SharedApi18.MODEL, "arguments", Map.of("prompt", prompt)));
    }

    /** Gets a job after waiting this long for its end. */
    JsonObject get(String job, int seconds) {
        return call("get_job", Map.of("job_id", job, "wait_seconds", seconds));
    }

    private JsonObject call(String tool, Map<String, Object> arguments) {
        while (true) {
            try {
                return callOnce(tool, arguments);
            } catch (RuntimeException e) {
                if (!findsNoSession(e)) {
                    throw e;
                }
            }
        }
    }

    private JsonObject callOnce(String tool, Map<String, Object> arguments) {
        CallToolRequest request = CallToolRequest.builder(tool)
                .arguments(arguments)
                .progressToken(tool)
                .build();
        CallToolResult result = client.callTool(request);
        return JsonObject.mapFrom(result.structuredContent());
    }

    /** How the SDK reports a 404: nothing was begun, and it has already opened a new session. */
    private static boolean findsNoSession(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof McpTransportSessionNotFoundException
                        || "MCP session with server terminated".equals(cause.getMessage()));
    }

    @Override
    public void close() {
        client.closeGracefully();
    }
}

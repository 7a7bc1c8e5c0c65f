package io.github.api18mcp.foreign;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The official Java SDK. */
final class JavaSdk implements ForeignClient.Library {

    /** The messages at the start of a session are long and not of interest. */
    private static final Logger LOGGER = org.jboss.logmanager.Logger.getLogger("io.modelcontextprotocol");

    static {
        LOGGER.setLevel(Level.SEVERE);
    }

    @Override
    public String name() {
        return "Java SDK";
    }

    @Override
    public String version() {
        return JarVersion.of(McpClient.class);
    }

    /** Over HTTP+SSE it offers the first version of the protocol, which has no links. */
    @Override
    public String parts(Transport transport) {
        return transport == Transport.HTTP_SSE ? "text, structured" : "text, structured, link";
    }

    @Override
    public ForeignClient.Cancellation cancellation() {
        return ForeignClient.Cancellation.BY_CLOSING;
    }

    @Override
    public ForeignClient connect(Transport transport, ServerAddress server, Duration timeout) {
        McpSyncClient client = McpClient.sync(transport(transport, server))
                .requestTimeout(timeout)
                .initializationTimeout(Duration.ofMinutes(2))
                // The SDK then validates each answer against the output schema of its tool.
                .enableCallToolSchemaCaching(true)
                .build();
        client.initialize();
        return new Client(client);
    }

    /** HTTP+SSE is deprecated, but in use. */
    @SuppressWarnings("deprecation")
    private static McpClientTransport transport(Transport transport, ServerAddress server) {
        return switch (transport) {
            case STDIO -> {
                List<String> command = server.command();
                yield new StdioClientTransport(
                        ServerParameters.builder(command.get(0))
                                .args(command.subList(1, command.size()))
                                .env(server.environment())
                                .build(),
                        McpJsonDefaults.getMapper());
            }
            case STREAMABLE_HTTP ->
                HttpClientStreamableHttpTransport.builder(server.http().toString())
                        .endpoint("/mcp")
                        .build();
            case HTTP_SSE ->
                HttpClientSseClientTransport.builder(server.http().toString())
                        .sseEndpoint("/mcp/sse")
                        .build();
        };
    }

    private record Client(McpSyncClient client) implements ForeignClient {

        @Override
        public List<String> list() {
            return client.listTools().tools().stream().map(Tool::name).toList();
        }

        @Override
        public Answer call(String tool, Map<String, Object> arguments) {
            CallToolResult result = client.callTool(
                    CallToolRequest.builder(tool).arguments(arguments).build());
            String text = result.content().stream()
                    .filter(TextContent.class::isInstance)
                    .map(content -> ((TextContent) content).text())
                    .collect(Collectors.joining("\n"));
            long links = result.content().stream()
                    .filter(ResourceLink.class::isInstance)
                    .count();
            return new Answer(
                    text, result.structuredContent() instanceof Map<?, ?> structured ? structured : Map.of(), links);
        }

        @Override
        public void close() {
            if (!client.closeGracefully()) {
                throw new AssertionError("the client did not close");
            }
        }
    }
}

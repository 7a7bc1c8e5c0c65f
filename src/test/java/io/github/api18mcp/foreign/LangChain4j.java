package io.github.api18mcp.foreign;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.HttpMcpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.mcp.client.transport.stdio.StdioMcpTransport;
import dev.langchain4j.service.tool.ToolExecutionResult;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** LangChain4j. */
final class LangChain4j implements ForeignClient.Library {

    @Override
    public String name() {
        return "LangChain4j";
    }

    @Override
    public String version() {
        return JarVersion.of(McpClient.class);
    }

    @Override
    public String parts(Transport transport) {
        return "text, structured";
    }

    @Override
    public ForeignClient.Cancellation cancellation() {
        return ForeignClient.Cancellation.BY_TIMEOUT;
    }

    /** HTTP+SSE is deprecated, but in use. */
    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public ForeignClient connect(Transport transport, ServerAddress server, Duration timeout) {
        McpTransport connection =
                switch (transport) {
                    case STDIO ->
                        new StdioMcpTransport.Builder()
                                .command(server.command())
                                .environment(server.environment())
                                .build();
                    case STREAMABLE_HTTP ->
                        new StreamableHttpMcpTransport.Builder()
                                .url(server.streamable())
                                .build();
                    case HTTP_SSE ->
                        new HttpMcpTransport.Builder().sseUrl(server.sse()).build();
                };
        return new Client(new DefaultMcpClient.Builder()
                .key(UUID.randomUUID().toString())
                .transport(connection)
                .initializationTimeout(Duration.ofMinutes(2))
                .toolExecutionTimeout(timeout)
                .build());
    }

    private record Client(McpClient client) implements ForeignClient {

        @Override
        public List<String> list() {
            return client.listTools().stream().map(ToolSpecification::name).toList();
        }

        /** The result is the structured content, if there is one, and its text otherwise. An error is thrown, with its text alone. */
        @Override
        public Answer call(String tool, Map<String, Object> arguments) {
            try {
                ToolExecutionResult result = client.executeTool(ToolExecutionRequest.builder()
                        .name(tool)
                        .arguments(new JsonObject(arguments).encode())
                        .build());
                return new Answer(
                        result.resultText(),
                        result.result() instanceof Map<?, ?> structured ? structured : Map.of(),
                        0);
            } catch (ToolExecutionException error) {
                return new Answer(error.getMessage(), Map.of(), 0);
            }
        }

        @Override
        public void close() {
            try {
                client.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}

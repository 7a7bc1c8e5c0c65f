package io.github.api18mcp.transport;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.api18mcp.Jar;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStdioAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpStdioTestClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The real jar, launched like an IDE assistant launches it. Fails when the extension's internal classes change. */
class StdioIT extends McpContract<McpStdioAssert, McpStdioTestClient> {

    private static final WireMockServer SERVICE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @TempDir
    static Path data;

    @BeforeAll
    static void start() {
        SERVICE.start();
    }

    @AfterAll
    static void stop() {
        SERVICE.stop();
    }

    @Override
    McpStdioTestClient openClient() {
        return McpAssured.newStdioClient()
                .setCommand(Stream.concat(
                                Jar.quickJava().stream(),
                                Stream.of(
                                        "-Dapi18mcp.poll.fastest=20ms",
                                        "-Dapi18mcp.poll.slowest=50ms",
                                        "-jar",
                                        Jar.path(),
                                        "stdio"))
                        .toArray(String[]::new))
                .setEnvironment(Map.of(
                        "API18_KEY", "api18_0123456789abcdef",
                        "API18_URL", SERVICE.baseUrl(),
                        "API18MCP_DATA_DIR", data.toString(),
                        // The outputs of this service have addresses that nobody serves.
                        "API18MCP_DOWNLOAD_DIR", "off",
                        "API18MCP_THUMBNAILS", "false"))
                .build()
                .connect();
    }

    @Override
    WireMockServer service() {
        return SERVICE;
    }
}

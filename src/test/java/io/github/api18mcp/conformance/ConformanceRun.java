package io.github.api18mcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.ConfirmationRequests;
import io.github.api18mcp.profile.ConformanceProfile;
import io.github.api18mcp.tool.mcp.OpenMcpCall;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that a revision requires of a server, as its official suite checks it. Checks that cannot apply are in {@code
 * conformance-REVISION.yaml}, each with its reason; one that passes all the same fails the run.
 */
@QuarkusTest
@TestProfile(ConformanceProfile.class)
class ConformanceRun {

    private static final Path CLIENTS =
            Path.of("src/test/clients/node_modules/.bin").toAbsolutePath();
    private static final int LONGEST_MINUTES = 10;

    private static boolean registered;

    @TestHTTPResource
    URI server;

    @Inject
    ToolManager tools;

    @Inject
    OpenMcpCall openCall;

    @BeforeEach
    void register() {
        if (!registered) {
            registered = true;
            ToolFixtures fixtures = new ToolFixtures(tools);
            fixtures.register();
            new InputFixtures(fixtures).register();
            new ContentFixtures().register();
            openCall.by(
                    "test_elicitation",
                    listener -> listener.confirm(ConfirmationRequests.aboveThreshold(
                            "For the conformance suite", Usd.of("0.6"), Duration.ofMinutes(1))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void passes_everything_that_the_revision_requires(String revision) throws IOException, InterruptedException {
        Path results = Files.createDirectories(Path.of("target/conformance/" + revision));
        Path output = results.resolve("output.txt");
        ProcessBuilder suite = new ProcessBuilder(
                        CLIENTS.resolve("node").toString(),
                        CLIENTS.resolve("conformance").toString(),
                        "server",
                        "--url",
                        "http://localhost:" + server.getPort() + "/mcp",
                        "--requirements",
                        revision,
                        "--expected-failures",
                        Path.of("src/test/resources/conformance-" + revision + ".yaml")
                                .toAbsolutePath()
                                .toString(),
                        "--output-dir",
                        results.toAbsolutePath().toString())
                .directory(results.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());

        Process process = suite.start();

        assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
    }
}

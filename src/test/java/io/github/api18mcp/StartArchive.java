package io.github.api18mcp;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A start-up archive like the launcher's, which saves a third of the CPU time of a start. Created once for all tests.
 */
final class StartArchive {

    private static final Path FILE = made();

    private StartArchive() {}

    static List<String> use() {
        return flags("-XX:SharedArchiveFile=" + FILE);
    }

    private static Path made() {
        Path file = emptyFolder().resolve("start.jsa");
        JarProcess program = new Jar()
                .with("API18MCP_SANDBOX_SPEED", "max")
                .startWith(flags("-XX:ArchiveClassesAtExit=" + file), "stdio")
                .greet();
        program.send(
                Messages.request(1, "tools/list"),
                Messages.call(2, "hera_1_0_text_to_image", new JsonObject().put("prompt", "A cat")));
        program.answer(2);
        program.endInput().ended();
        file.toFile().deleteOnExit();
        return file;
    }

    /** Warnings of the JVM about an archive would mix with the messages on standard output. */
    private static List<String> flags(String archive) {
        return List.of(archive, "-Xlog:disable", "-Xlog:all=error:stderr");
    }

    private static Path emptyFolder() {
        try {
            Path folder = Files.createTempDirectory("start-archive");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.api18mcp;

import static io.github.api18mcp.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is shipped, on the JDKs that run it. */
class JarIT {

    private static final int JAVA_17 = 61;
    private static final Pattern JAVA_VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    @RegisterExtension
    final Jar jar = new Jar();

    @TempDir
    Path directory;

    @Test
    void every_class_runs_on_java_17() throws IOException {
        try (JarFile file = new JarFile(Jar.path())) {
            List<JarEntry> classes = file.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .filter(entry -> !entry.getName().startsWith("META-INF/versions/"))
                    .toList();

            assertThat(classes).hasSizeGreaterThan(1000).allSatisfy(entry -> assertThat(version(file, entry))
                    .as(entry.getName())
                    .isLessThanOrEqualTo(JAVA_17));
        }
    }

    /**
     * Quarkus can leave an original class beside the one that it transformed (quarkusio/quarkus#53185); which one runs
     * is chance.
     */
    @Test
    void no_file_is_there_twice() throws IOException {
        try (JarFile file = new JarFile(Jar.path())) {
            assertThat(file.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void it_starts_on_java_25() {
        Optional<Path> java = installedJava(25);
        assumeThat(java).as("a Java 25 on this machine").isPresent();

        JarProcess server = jar.on(java.orElseThrow()).start("stdio").greet();
        server.send(request(1, "tools/list"));

        assertThat(server.message().getJsonObject("result").getJsonArray("tools"))
                .hasSize(20);
        assertThat(server.endInput().ended().code()).isZero();
    }

    @Test
    void stdio_that_only_lists_tools_loads_neither_the_command_line_nor_the_journal() throws IOException {
        Path log = directory.resolve("classes.txt");
        JarProcess server =
                jar.flag("-Xlog:class+load:file=" + log).start("stdio").greet();
        server.send(request(1, "tools/list")).answer(1);
        server.endInput().ended();

        assertThat(Files.readString(log))
                .contains("io.github.api18mcp.transport.StdioServer")
                .doesNotContain("picocli", "org.sqlite", "org.postgresql", "org.jdbi.v3.core.Jdbi ", "org.flywaydb");
    }

    private static int version(JarFile file, JarEntry entry) {
        try (DataInputStream in = new DataInputStream(file.getInputStream(entry))) {
            assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
            in.readUnsignedShort();
            return in.readUnsignedShort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> installedJava(int atLeast) {
        try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
            return homes.filter(home -> javaVersion(home) >= atLeast).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** 0 if there is none. */
    private static int javaVersion(Path home) {
        try {
            Matcher version = JAVA_VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}

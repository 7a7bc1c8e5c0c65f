package io.github.api18mcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkout with the real launcher. Its Maven writes a text file as the jar, and its Java prints that text and the arguments, so
 * that a test sees which jar was run.
 */
final class Checkout {

    private static final String LAUNCHER = "bin/api18-mcp";
    private static final String JAR = "target/api18-mcp.jar";
    private static final String LOCK = "target/build.lock";
    private static final String NOBODY = "65534";

    private final Path folder;

    private Checkout(Path folder) {
        this.folder = folder;
    }

    static Checkout in(Path folder) throws IOException {
        Checkout checkout = new Checkout(folder.toRealPath());
        for (String file : List.of("pom.xml", "src/main/java/Main.java", "src/main/resources/catalog/new.yaml")) {
            checkout.write(file, "");
        }
        checkout.program(LAUNCHER, Files.readString(Path.of(LAUNCHER)));
        checkout.write("java/release", "JAVA_VERSION=\"17.0.1\"\n");
        checkout.program(
                "java/bin/java",
                """
                #!/bin/sh
                while [ "$1" != -jar ]; do shift; done
                jar=$2
                shift 2
                echo "$(cat "$jar"):${*:+ $*}"
                """);
        return checkout.buildSucceeds();
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    /** Makes all that is there older than the jar, and the jar old enough for a change to be newer. */
    Checkout built() throws IOException {
        write(JAR, "old jar\n");
        Instant now = Instant.now();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(now.minus(Duration.ofHours(2))));
            }
        }
        Files.setLastModifiedTime(path(JAR), FileTime.from(now.minus(Duration.ofHours(1))));
        return this;
    }

    Checkout change(String file) throws IOException {
        write(file, "changed");
        return this;
    }

    Checkout delete(String file) throws IOException {
        Files.delete(path(file));
        return this;
    }

    Checkout buildSucceeds() throws IOException {
        return maven("echo 'new jar' >target/api18-mcp.jar");
    }

    Checkout buildFails() throws IOException {
        return maven("echo 'half a jar' >target/api18-mcp.jar; exit 1");
    }

    /** It says that it has begun by one pipe, and ends after a word in another. */
    Checkout buildWaits() throws IOException {
        for (String pipe : List.of("begun", "may-end")) {
            JarProcess.exitCode(new ProcessBuilder("mkfifo", path(pipe).toString()).start());
        }
        return maven(
                "echo 'half a jar' >target/api18-mcp.jar; echo >begun; cat may-end; echo 'new jar' >target/api18-mcp.jar");
    }

    /** Another launch has just finished its build: its lock is gone when somebody reads it. */
    Checkout buildEndsWhenItsLockIsRead() throws IOException {
        Files.createSymbolicLink(
                path(LOCK), Path.of(Long.toString(ProcessHandle.current().pid())));
        program(
                "path/readlink",
                """
                #!/bin/sh
                rm -f "%s"
                exit 1
                """
                        .formatted(path(LOCK)));
        return this;
    }

    void buildHasBegun() throws IOException {
        Files.readString(path("begun"));
    }

    void buildMayEnd() throws IOException {
        Files.writeString(path("may-end"), "");
    }

    int builds() throws IOException {
        return Files.exists(path("builds")) ? Files.readAllLines(path("builds")).size() : 0;
    }

    JarProcess launch(String... arguments) throws IOException {
        return launch(List.of(), arguments);
    }

    /** The other user can read everything but write nothing. Root can write anywhere, so it becomes somebody else. */
    JarProcess launchedByAnotherUser(String... arguments) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(path("target"), PosixFilePermissions.fromString("r-xr-xr-x"));
        return Files.isWritable(path("target"))
                ? launch(
                        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"), arguments)
                : launch(arguments);
    }

    private JarProcess launch(List<String> prefix, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.of(prefix.stream(), Stream.of(path(LAUNCHER).toString()), Stream.of(arguments))
                        .flatMap(words -> words)
                        .toList());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().merge("PATH", path("path").toString(), (path, first) -> first + ":" + path);
        // Without a home there is no cache, and so no start-up archive that is trained in the background.
        builder.environment().put("API18MCP_JAVA", path("java").toString());
        return new JarProcess(builder.start());
    }

    private Checkout maven(String work) throws IOException {
        program(
                "mvnw",
                """
                #!/bin/sh
                echo output of the build
                echo build >>builds
                mkdir -p target
                %s
                """
                        .formatted(work));
        return this;
    }

    private void program(String file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(path(file), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(path(file).getParent());
        Files.writeString(path(file), text);
    }
}

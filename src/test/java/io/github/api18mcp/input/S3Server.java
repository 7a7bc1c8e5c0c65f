package io.github.api18mcp.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A real server with the interface of S3, and an empty bucket in it. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "inputs";
    static final String ACCESS_KEY = "an-access-key";
    static final String SECRET_KEY = "a-secret-key";

    private static final String STARTED = "Started Server@";

    private final Process process;
    private final URI endpoint;
    private final Path files;

    S3Server(Path directory) throws IOException, InterruptedException {
        files = Files.createDirectories(directory.resolve("files").resolve(BUCKET));
        endpoint = URI.create("http://127.0.0.1:" + freePort());
        Path settings = Files.writeString(
                directory.resolve("s3proxy.conf"),
                """
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.endpoint=%s
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem
                jclouds.filesystem.basedir=%s
                jclouds.identity=none
                jclouds.credential=none
                """
                        .formatted(endpoint, ACCESS_KEY, SECRET_KEY, files.getParent()));
        process = new ProcessBuilder(
                        "java",
                        "-cp",
                        classpath(directory),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(log.lines().anyMatch(line -> line.contains(STARTED)))
                .as("it starts")
                .isTrue();
        Thread drain = new Thread(() -> log.lines().forEach(line -> {}));
        drain.setDaemon(true);
        drain.start();
    }

    URI endpoint() {
        return endpoint;
    }

    /** What is in the bucket. */
    List<Path> objects() {
        try (Stream<Path> found = Files.walk(files)) {
            return found.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classpath(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("classpath");
        Process maven = new ProcessBuilder(
                        "./mvnw",
                        "-B",
                        "-q",
                        "-f",
                        "src/test/bucket/pom.xml",
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=" + file)
                .inheritIO()
                .start();
        assertThat(maven.waitFor()).isZero();
        return Files.readString(file);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.github.api18mcp;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The jar as it is shipped, launched by a test with only the settings that the test gives, and killed after the test.
 */
public final class Jar implements AfterEachCallback {

    /** A developer's key must not turn a test into a purchase. */
    private static final Pattern SETTINGS = Pattern.compile(
            "(API18|THEO|IMGHERO|QUARKUS|LAUNCH|JAVA_TOOL|JDK_JAVA|https?_proxy|no_proxy).*", Pattern.CASE_INSENSITIVE);

    /** The flags of the launcher. */
    private static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms16m");

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> flags = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    /** A data directory for this test alone: it must not see jobs of earlier tests, or of the person who runs it. */
    private final Path dataHome = emptyFolder();

    private Optional<Integer> columns = Optional.empty();
    private String java = java();
    private Path folder = Path.of("").toAbsolutePath();

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("data-home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String path() {
        return System.getProperty("api18mcp.jar");
    }

    private static String java() {
        return java(Path.of(System.getProperty("java.home")));
    }

    /** Java with the launcher's flags. */
    public static List<String> quickJava() {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(QUICK);
        command.addAll(StartArchive.use());
        return command;
    }

    private static String java(Path home) {
        return home.resolve("bin").resolve("java").toString();
    }

    /** Sets an environment variable. */
    public Jar with(String variable, Object value) {
        settings.put(variable, value.toString());
        return this;
    }

    /** Adds a JVM flag. */
    public Jar flag(String flag) {
        flags.add(flag);
        return this;
    }

    /** Chooses the JVM. */
    public Jar on(Path javaHome) {
        java = java(javaHome);
        return this;
    }

    /** Chooses the working directory. */
    public Jar in(Path directory) {
        folder = directory;
        return this;
    }

    /** Runs it in a terminal of this width, which shows both outputs as one. */
    public Jar inTerminal(int width) {
        assumeThat(Path.of("/usr/bin/script")).isExecutable();
        columns = Optional.of(width);
        return this;
    }

    /** Runs to the end, without input. */
    public JarProcess.Ended run(String... arguments) {
        return start(arguments).endInput().ended();
    }

    public JarProcess start(String... arguments) {
        return new JarProcess(process(arguments));
    }

    /** For a test that needs the raw streams. */
    public Process process(String... arguments) {
        return process(java.equals(java()) ? StartArchive.use() : List.of(), arguments);
    }

    JarProcess startWith(List<String> archive, String... arguments) {
        return new JarProcess(process(archive, arguments));
    }

    private Process process(List<String> archive, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(QUICK);
        command.addAll(archive);
        command.addAll(flags);
        command.addAll(List.of("-jar", path()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(
                        columns.map(width -> typed(command, width)).orElse(command))
                .directory(folder.toFile());
        builder.environment().keySet().removeIf(SETTINGS.asMatchPredicate());
        builder.environment().put("XDG_DATA_HOME", dataHome.toString());
        builder.environment().putAll(settings);
        try {
            Process process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> typed(List<String> command, int columns) {
        String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return List.of("script", "-qec", "stty cols " + columns + "; " + line, "/dev/null");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        processes.forEach(Process::destroyForcibly);
    }
}

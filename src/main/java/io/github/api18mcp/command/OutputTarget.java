package io.github.api18mcp.command;

import io.github.api18mcp.command.install.OperatingSystem;
import io.github.api18mcp.platform.DataDirectory;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the outputs of a call go. */
final class OutputTarget {

    @Option(
            names = "--save",
            paramLabel = "DIR",
            description =
                    "Saves the outputs in this folder, instead of API18MCP_DOWNLOAD_DIR. In the sandbox, outputs are always saved.")
    private Optional<Path> save = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Saves the output as this file; several as FILE-1, FILE-2 and so on. The ending follows the format.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--open", description = "Opens the saved outputs with the program that is set up for them.")
    private boolean open;

    /** What goes where it is asked for is not downloaded as well. */
    void replaceDownloads() {
        if (save.isPresent() || out.isPresent()) {
            System.setProperty("api18mcp.download.dir", "off");
        }
    }

    /** Why these options cannot be used together or at all. */
    Optional<String> mistake() {
        if (save.isPresent() && out.isPresent()) {
            return Optional.of("Either --save or --out, not both.");
        }
        return out.flatMap(file -> Files.isDirectory(file)
                        || withoutEnding(file).isEmpty()
                ? Optional.of("--out names a file; --save DIR saves in a folder.")
                : taken(file)
                        .map(existing -> existing + " is there already. Nothing was sent and nothing was charged."));
    }

    /** Created before anything is paid for, so that no result is lost because it cannot be saved. */
    Optional<Path> folder(Optional<Path> otherwise) {
        return out.map(file -> file.toAbsolutePath().getParent())
                .or(() -> save)
                .map(DataDirectory::made)
                .or(() -> otherwise);
    }

    boolean opens() {
        return open;
    }

    /** The name of a file without its ending; the job's id unless a name was given. */
    String name(String job, int number, int count) {
        return out.map(file -> withoutEnding(file) + (count == 1 ? "" : "-" + number))
                .orElse(job + "-" + number);
    }

    /** A file that an output would replace, whatever its format and however many there are. */
    private static Optional<Path> taken(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Pattern taken = Pattern.compile(Pattern.quote(withoutEnding(file)) + "(-\\d)?\\.\\w{1,5}");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(existing ->
                            taken.matcher(existing.getFileName().toString()).matches())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String withoutEnding(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\w{1,5}$", "");
    }

    /** Opens files with the desktop's programs. */
    static void open(List<Path> files) {
        for (Path file : files) {
            try {
                new ProcessBuilder(opener(file))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                System.err.println(file + " cannot be opened: there is no program for it.");
            }
        }
    }

    private static List<String> opener(Path file) {
        return switch (OperatingSystem.current()) {
            case MACOS -> List.of("open", file.toString());
            case WINDOWS -> List.of("cmd", "/c", "start", "", file.toString());
            case LINUX -> List.of("xdg-open", file.toString());
        };
    }
}

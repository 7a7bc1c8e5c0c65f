package io.github.api18mcp.command.install;

import io.github.api18mcp.platform.AtomicWrite;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A configuration file of another program: replaced as a whole or not at all, with a copy of what was there. */
final class ConfigFile {

    private static final String BACKUP = ".before-api18-mcp";

    private final Path path;

    /** A link is followed, so that people whose configuration is elsewhere keep it there. */
    ConfigFile(Path path) {
        try {
            this.path = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        } catch (IOException e) {
            throw failure("cannot be opened", path, e);
        }
    }

    /** Empty if there is no such file. */
    String read() {
        try {
            return Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
        } catch (MalformedInputException e) {
            throw new InstallException(path + " is not UTF-8 text. Nothing was changed.", e);
        } catch (IOException e) {
            throw failure("cannot be read", path, e);
        }
    }

    /**
     * Replaces the file.
     *
     * @param before what it was when the change was made; if it has changed since, nothing is written
     * @return the copy of what was there
     */
    Optional<Path> replace(String before, String after) {
        try {
            if (!read().equals(before)) {
                throw new InstallException(
                        path + " was changed by another program just now. Nothing was written; try again.");
            }
            Files.createDirectories(path.getParent());
            Optional<Path> backup = backup();
            AtomicWrite.replace(path, after);
            return backup;
        } catch (IOException e) {
            throw failure("cannot be written", path, e);
        }
    }

    private Optional<Path> backup() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Path copy = path.resolveSibling(path.getFileName() + BACKUP);
        return Optional.of(
                Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES));
    }

    private static InstallException failure(String what, Path path, IOException e) {
        return new InstallException(
                "%s %s (%s). Nothing was changed."
                        .formatted(path, what, e.getClass().getSimpleName()),
                e);
    }
}

package io.github.api18mcp.command.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
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
            Files.createDirectories(path.getParent());
            Path temporary = Files.createTempFile(path.getParent(), "." + path.getFileName(), ".tmp");
            try {
                Files.writeString(temporary, after, StandardCharsets.UTF_8);
                return moved(temporary, before);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw failure("cannot be written", path, e);
        }
    }

    private Optional<Path> moved(Path temporary, String before) throws IOException {
        Optional<Path> backup = Optional.empty();
        if (Files.exists(path)) {
            copyPermissions(temporary);
            Path copy = path.resolveSibling(path.getFileName() + BACKUP);
            Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            backup = Optional.of(copy);
        }
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        if (!read().equals(before)) {
            throw new InstallException(
                    path + " was changed by another program just now. Nothing was written; try again.");
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return backup;
    }

    /** A new file is readable by its owner alone, because it may contain keys. */
    private void copyPermissions(Path temporary) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(path));
        }
    }

    private static InstallException failure(String what, Path path, IOException e) {
        return new InstallException(
                "%s %s (%s). Nothing was changed."
                        .formatted(path, what, e.getClass().getSimpleName()),
                e);
    }
}
